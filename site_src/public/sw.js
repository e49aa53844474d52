// Takes the place of the worker in a build of one language without its surroundings, where nothing is kept.

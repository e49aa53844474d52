// Site: what every page starts.
// @ts-check

import { settleSearchQuery } from "./search-query.js";

settleSearchQuery(document);

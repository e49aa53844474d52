// The command of `find-help.ts`: prints title, cause and page.

import { findHelp, parsed } from "./find-help.ts";

declare const Deno: { args: string[]; readTextFileSync(path: string): string };

const [file = "", exchange = "", code = "", message = ""] = Deno.args;
const help = findHelp(parsed(Deno.readTextFileSync(file)), exchange, code, message);
console.log([help.title, help.cause, help.url].filter(Boolean).join("\n"));

// What the types have to refuse. Each of the four is an error, and the only one in its line.

import type { Proposal, Source, Stance, Statement } from "./records";

declare const statement: Statement;
declare const proposal: Proposal;
declare const source: Source;

export const date: string = statement.date;
export const stance: Stance = { proposal: "a-halt", value: "refuses" };
export const actor: string = proposal.proponents[0];
export const author: string = source.author;

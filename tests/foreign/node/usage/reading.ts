// What a program may do with records of the JSON Lines. This has to compile.

import type { EventDate, Proposal, Stance, StanceValue, Statement, TypeOf } from "./records";

// A file of JSON Lines holds one record per line, of the type that the file is named after.
export function records<Name extends keyof TypeOf>(type: Name, text: string): TypeOf[Name][] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

// A date is a plain text unless more than its value is said.
export function day(date: EventDate): string {
  return typeof date === "string" ? date : date.value;
}

// Codes are unions of words: a switch over all of them needs no default.
export function leaning(value: StanceValue): -1 | 0 | 1 {
  switch (value) {
    case "endorses":
    case "accepts":
    case "accepts_conditionally":
      return 1;
    case "open":
    case "noncommittal":
    case "reserved":
      return 0;
    case "rejects":
      return -1;
  }
}

export function rejections(statements: Statement[]): [string, Stance][] {
  return statements.flatMap((statement) =>
    (statement.stances ?? [])
      .filter((stance) => leaning(stance.value) < 0)
      .map((stance): [string, Stance] => [day(statement.date), stance]),
  );
}

// There is at least one place in a source, so the first is there without asking.
export function firstSource(proposal: Proposal): string {
  return proposal.evidence[0].source;
}

const statements: Statement[] = records("statement", "");
export const found: string[] = rejections(statements).map(([when, stance]) => `${when} ${stance.proposal}`);

import { describe, expect, test } from "vitest";
import { isBreached } from "./breached-passwords.server.ts";
import { checkPassword, normalisedPassword } from "./password-rules.ts";

const ABOUT = ["Palesa Mokoena", "palesa@example.org", "Programme of Lesotho"];
const faultOf = (password: string) => checkPassword(password, ABOUT, isBreached)?.code ?? null;

describe("a password", () => {
  // ASVS V6.2.1, V6.2.5, V6.2.9
  test.each([
    ["seven orange her", null],
    ["seven-orange-he", null],
    ["seven-orange-h", "accounts/password-short"],
    // Code points count, not bytes or halves of a pair.
    ["🐦🌍🏥🧭📅🗺️🧳🛬🩺🌄🕊️📖🧵", null],
    ["intoa li tla lokana ka moso", null],
    ["Iburyo n'ibumoso bw'inzira", null],
    ["Ὀκτὼ γερανοὶ ἐν τῇ λίμνῃ", null],
    ["839 201 749 264 817", null],
    ["x7-".repeat(42) + "ab", null],
    ["x7-".repeat(42) + "abc", "accounts/password-long"],
  ])("%s: %s", (password, fault) => {
    expect(faultOf(password)).toBe(fault);
  });

  test.each([
    "aaaaaaaaaaaaaaa",
    "abcabcabcabcabc",
    "heron7heron7heron7",
    "123456789012345",
    "abcdefghijklmnop",
    "qwertyuiopasdfgh",
    "ponmlkjihgfedcba",
    "azertyuiopqsdfgh",
  ])("that is a pattern is refused: %s", (password) => {
    expect(faultOf(password)).toBe("accounts/password-simple");
  });

  // ASVS V6.2.11
  test.each([
    "palesa.mokoena.2027",
    "Lesotho-Tern-2027",
    "Pálésa Mokoena!!",
    "password-password-1",
    "IjambobangaTern1",
  ])("that others would try first is refused: %s", (password) => {
    expect(faultOf(password)).toBe("accounts/password-expected");
  });

  // ASVS V6.2.4, V6.2.12
  test.each([
    "1qaz2wsx3edc4rfv",
    "MailCreated5240",
    "Manchester-United",
    "per aspera ad astra",
    "I Love You Forever!",
    "lhbjkjubz2957704",
  ])("that is on the list of breached ones is refused, however it is written: %s", (password) => {
    expect(faultOf(password)).toBe("accounts/password-breached");
  });

  test("is compared with the list as a whole: one word more is another password", () => {
    expect(faultOf("manchesterunited")).toBe("accounts/password-breached");
    expect(faultOf("manchesterunited heron")).toBeNull();
  });

  test("may hold one's name beside words of one's own", () => {
    expect(faultOf("palesa counts herons")).toBeNull();
  });

  test("is the same text, however its accents were typed", () => {
    expect(normalisedPassword("Tse\u030cpo")).toBe(normalisedPassword("Ts\u0115po".replace("\u0115", "\u011b")));
    expect(normalisedPassword("é")).toBe(normalisedPassword("e\u0301"));
  });
});

import { describe, expect, test } from "vitest";
import { hashPassword, isPassword } from "./password.server.ts";

describe("a password", () => {
  // ASVS V6.2.8
  test("is known again by its hash, and no other is", async () => {
    const stored = await hashPassword("Lesotho – in the mountains");
    expect(await isPassword("Lesotho – in the mountains", stored)).toBe(true);
    expect(await isPassword("Lesotho - in the mountains", stored)).toBe(false);
    expect(await isPassword("", stored)).toBe(false);
    expect(await isPassword("lesotho – in the mountains", stored)).toBe(false);
    expect(await isPassword("Lesotho – in the mountains ", stored)).toBe(false);
    const long = "x7-".repeat(42);
    expect(await isPassword(`${long}b`, await hashPassword(`${long}a`))).toBe(false);
  });

  // ASVS V11.4.2
  test("is hashed by Argon2id at OWASP's cost, each time with another salt", async () => {
    const [one, other] = await Promise.all([hashPassword("same"), hashPassword("same")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
  });

  test("does not open what is no hash of ours", async () => {
    expect(await isPassword("x", "")).toBe(false);
    expect(await isPassword("x", "$2b$10$abcdefghijklmnopqrstuv")).toBe(false);
  });

  test("agrees with the published Argon2id vector of another implementation", async () => {
    // argon2-cffi: PasswordHasher(time_cost=2, memory_cost=65536, parallelism=1).hash("password") with salt "somesalt"
    const stored = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    expect(await isPassword("password", stored)).toBe(true);
    expect(await isPassword("Password", stored)).toBe(false);
  });
});

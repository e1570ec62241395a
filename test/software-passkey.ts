import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** What a device says besides its signature. */
type Saying = {
  origin: string;
  /** Whose site it takes this for. */
  site: string;
  /** Whether it checked who holds it, by a finger or a PIN. */
  isVerified?: boolean;
  timesUsed?: number;
};

const PRESENT = 0x01;
const VERIFIED = 0x04;
const HAS_KEY = 0x40;

/** A device with one passkey, that answers as browsers do (WebAuthn Level 3), also what an honest one would not. */
export function softwarePasskey() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const credentialId = randomBytes(32);
  const id = credentialId.toString("base64url");
  // COSE: key type EC2, algorithm ES256, curve P-256, x, y.
  const key = Buffer.concat([
    Buffer.from("a5010203262001215820", "hex"),
    Buffer.from(x, "base64url"),
    Buffer.from("225820", "hex"),
    Buffer.from(y, "base64url"),
  ]);
  const answer = (response: object) =>
    JSON.stringify({ id, rawId: id, type: "public-key", clientExtensionResults: {}, response });
  return {
    credentialId: id,
    /** What `navigator.credentials.create` would answer, as JSON. */
    register(options: string, saying: Saying): string {
      const { challenge } = JSON.parse(options) as { challenge: string };
      const length = Buffer.from([0, credentialId.length]);
      const attested = Buffer.concat([Buffer.alloc(16), length, credentialId, key]);
      const data = Buffer.concat([dataOf(saying, HAS_KEY), attested]);
      // CBOR: {"fmt": "none", "attStmt": {}, "authData": data}.
      const attestation = Buffer.concat([
        Buffer.from("a363666d74646e6f6e656761747453746d74a068617574684461746158", "hex"),
        Buffer.from([data.length]),
        data,
      ]);
      return answer({
        clientDataJSON: clientData("webauthn.create", challenge, saying.origin).toString("base64url"),
        attestationObject: attestation.toString("base64url"),
      });
    },
    /** What `navigator.credentials.get` would answer, as JSON. */
    signIn(options: string, saying: Saying): string {
      const { challenge } = JSON.parse(options) as { challenge: string };
      const client = clientData("webauthn.get", challenge, saying.origin);
      const data = dataOf(saying, 0);
      const signed = Buffer.concat([data, createHash("sha256").update(client).digest()]);
      return answer({
        clientDataJSON: client.toString("base64url"),
        authenticatorData: data.toString("base64url"),
        signature: sign("sha256", signed, privateKey).toString("base64url"),
      });
    },
  };
}

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

function dataOf({ site, isVerified = true, timesUsed = 0 }: Saying, flags: number): Buffer {
  const counter = Buffer.alloc(4);
  counter.writeUInt32BE(timesUsed);
  const flagByte = Buffer.from([flags | PRESENT | (isVerified ? VERIFIED : 0)]);
  return Buffer.concat([createHash("sha256").update(site).digest(), flagByte, counter]);
}

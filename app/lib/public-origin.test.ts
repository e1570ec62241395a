import { describe, expect, test } from "vitest";
import { atPublicOrigin } from "./public-origin.server.ts";

const post = (url: string) => new Request(url, { method: "POST", body: "a=1" });

describe("without a public address", () => {
  test.each(["http://127.0.0.1:4040/x", "http://localhost:4040/x", "http://[::1]:4040/x"])("%s is ours", (url) => {
    expect(atPublicOrigin(new Request(url), undefined)?.url).toBe(url);
  });

  test.each(["http://evil.example/x", "http://127.0.0.1.evil.example/", "http://192.168.0.7:4040/"])(
    "%s is not",
    (url) => {
      expect(atPublicOrigin(new Request(url), undefined)).toBeNull();
    },
  );
});

describe("with a public address", () => {
  test("every request is taken to be for it, with method, path, query and body kept", async () => {
    const request = atPublicOrigin(post("http://10.0.0.5:4040/a?b=c"), "https://tern.example.org");
    expect(request?.url).toBe("https://tern.example.org/a?b=c");
    expect(request?.method).toBe("POST");
    expect(await request?.text()).toBe("a=1");
  });

  test("a path that looks like a host stays a path", () => {
    const request = atPublicOrigin(new Request("http://10.0.0.5//evil.example/"), "https://tern.example.org");
    expect(request?.url).toBe("https://tern.example.org//evil.example/");
  });
});

package fr.ancvconnect.contract.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values of the path, the query, the headers and the method that are usually invalid. */
record InvalidParts(FuzzRandom random) {

    private static final List<String> METHODS =
            List.of("HEAD", "OPTIONS", "PATCH", "GET", "PUT", "POST", "DELETE", "TRACE", "PROPFIND", "get");

    private static final List<String> IDS = List.of(
            "",
            "x",
            "fuzz-missing",
            "x".repeat(64),
            "x".repeat(65),
            "x".repeat(5_000),
            "AAAAAAAAAAAAAAAAAAAAAAAAAA",
            "aaaaaaaaaaaaaaaaaaaaaaaaaa",
            "AAAAAAAAAAAAAAAAAAAAAAAAAA\n",
            "AAAAAAAAAAAAAAAAAAAAAA",
            "probe",
            "payments",
            ".",
            "..",
            "...",
            "-x",
            "_x",
            "é",
            "日本",
            "\ud83d\ude00",
            "a\u202eb",
            "\u200b",
            "e\u0301",
            "\u0000",
            "a\u0000b",
            "a\r\nSet-Cookie: x",
            "a b",
            " ",
            "%",
            "%zz",
            "%2",
            "%2F",
            "%00",
            "%ff",
            "%F0%9F",
            "%25",
            "a/b",
            "a//b",
            "../..",
            "a;b=c",
            "a,b",
            "a?b",
            "a#b",
            "a+b",
            "a~b",
            "*",
            "{id}",
            "\\",
            "'",
            "\"",
            "<script>",
            "null");

    private static final List<String> QUERY_VALUES = List.of(
            ("|0|-1|1|100|101|1000|1001|1.0|1e1|+1|%2B1|%20 1|0x1|99999999999999999999|true|null|PAID|paid|EXCEL"
                            + "|2026-05-01|2026-02-30|10000-01-01|-0001-01-01|2026-05-01T00:00:00Z|2026-05-01T24:00:00Z"
                            + "|2026-05-01T00:00:00+02:00|2026-05-01T23:59:60Z|+999999999-12-31T23:59:59Z|%C3%A9|é"
                            + "|%F0%9F%98%80|%00|%ff|%zz|%|a%0d%0ab|AAAA|c3RheQ|[]|{}|a=b|a;b|'|" + "x".repeat(5_000))
                    .split("\\|", -1));

    private static final Map<String, List<String>> HEADERS = Map.ofEntries(
            Map.entry(
                    "content-type",
                    List.of(
                            "",
                            " ",
                            "text/plain",
                            "text/json",
                            "application/xml",
                            "application/json-patch+json",
                            "application/",
                            "json",
                            "/",
                            ";",
                            "*/*",
                            "application/json,text/plain",
                            "application/json; charset=utf-16",
                            "application/json; charset=nope",
                            "application/json; charset",
                            "multipart/form-data; boundary=x",
                            "application/x-www-form-urlencoded",
                            "é")),
            Map.entry("content-encoding", List.of("gzip", "br", "identity", "identity, gzip", "", "x", "GZIP")),
            Map.entry(
                    "accept",
                    List.of(
                            "text/csv",
                            "text/html",
                            "application/xml",
                            "application/json;q=0",
                            "*/*;q=0",
                            "application/json;q=2",
                            "application/json;q=x",
                            "application",
                            "/",
                            ",",
                            ";;",
                            "é",
                            "text/csv;q=0.1, */*;q=0.5",
                            "application/problem+json",
                            "x".repeat(5_000))),
            Map.entry(
                    "accept-language",
                    List.of("", "xx", "en;q=0", "en;q=x", "*;q=0", ",", ";", "é", "fr-".repeat(50), "x".repeat(5_000))),
            Map.entry(
                    "idempotency-key",
                    List.of(
                            "",
                            " ",
                            "x",
                            "a b",
                            "a,b",
                            ",",
                            "é",
                            "\ud83d\ude00",
                            "x".repeat(64),
                            "x".repeat(65),
                            "x".repeat(5_000),
                            "\t",
                            "a\u0000b",
                            "\"x\"",
                            "~!",
                            "../x",
                            "a\u007f")),
            Map.entry(
                    "ancv-security",
                    List.of(
                            "",
                            "x",
                            "HmacSHA256",
                            "HmacSHA256..",
                            "HmacSHA256.ver001.",
                            "HmacSHA256.ver009.x",
                            "HmacSHA256.ver001." + "A".repeat(43),
                            "hmacsha256.ver001." + "A".repeat(43),
                            "é",
                            "a,b",
                            "x".repeat(5_000))),
            Map.entry("content-length", List.of("0", "1", "-1", "x", "99999999999999999999", "")),
            Map.entry("transfer-encoding", List.of("chunked", "x")),
            Map.entry("expect", List.of("100-continue", "x")),
            Map.entry("connection", List.of("upgrade", "close")),
            Map.entry("host", List.of("", "elsewhere.example", "[", "a b")),
            Map.entry("x-forwarded-for", List.of("127.0.0.1", "x")),
            Map.entry("x-http-method-override", List.of("DELETE")),
            Map.entry("if-match", List.of("*")),
            Map.entry("if-none-match", List.of("*")),
            Map.entry("if-modified-since", List.of("x")),
            Map.entry("range", List.of("bytes=0-1", "x")),
            Map.entry("x-anything", List.of("a\nb", "\u0000", "é", "x".repeat(20_000))),
            Map.entry("x é", List.of("x")));

    private static final List<String> HEADER_NAMES =
            HEADERS.keySet().stream().sorted().toList();

    /** The headers that the service reads. */
    private static final List<String> READ_HEADERS = List.of(
            "accept",
            "accept-language",
            "content-type",
            "content-encoding",
            "idempotency-key",
            "ancv-security",
            "content-length");

    String method() {
        return random.of(METHODS);
    }

    /** A path with one of its segments replaced, added or removed. */
    String path(List<String> valid) {
        var segments = new ArrayList<>(valid);
        // The first segment is empty.
        int index = random.between(1, segments.size() - 1);
        switch (random.between(0, 9)) {
            case 0 -> segments.add(index, random.of(IDS));
            case 1 -> segments.remove(index);
            case 2 -> segments.add(random.of(List.of("", ".", "..")));
            default -> segments.set(Math.max(index, Math.min(2, segments.size() - 1)), random.of(IDS));
        }
        String path = String.join("/", segments);
        return path.startsWith("/") ? path : "/" + path;
    }

    /** A query with documented and other parameters. */
    String query(List<String> documented) {
        var names = new ArrayList<>(documented);
        names.addAll(List.of("unknown", "", "%zz", "%00", "é", "limit", "access_token"));
        var pairs = new ArrayList<String>();
        for (int count = random.between(1, 4); count > 0; count--) {
            pairs.add(random.of(names) + random.of(List.of("=", "=", "=", "")) + random.of(QUERY_VALUES));
        }
        return String.join(random.of(List.of("&", "&", "&&", ";")), pairs);
    }

    /** Replaces, removes or adds headers. */
    void changeHeaders(Map<String, String> headers) {
        for (int count = random.between(1, 2); count > 0; count--) {
            if (!headers.isEmpty() && random.percent(20)) {
                headers.remove(random.of(headers.keySet().stream().sorted().toList()));
            } else {
                String name = random.of(random.percent(70) ? READ_HEADERS : HEADER_NAMES);
                headers.put(name, random.of(HEADERS.get(name)));
            }
        }
    }
}

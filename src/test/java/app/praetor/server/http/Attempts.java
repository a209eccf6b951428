package app.praetor.server.http;

import app.praetor.server.http.TestServer.Answer;
import app.praetor.store.Json;
import app.praetor.sync.clock.Stamp;
import app.praetor.sync.wire.Op;
import app.praetor.sync.wire.Push;
import app.praetor.sync.wire.RowChange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One device that tries what it may not. Each attempt has a name of its own and is counted when its answer is there; what is
 * wrong with answers is gathered, so that one run tells all of it.
 */
final class Attempts {
    private final TestServer server;
    private final Answer signIn;
    private final Random random = new Random(20);
    private final List<String> secrets = new ArrayList<>();
    private final Set<String> made = new LinkedHashSet<>();
    private final List<String> failures = new ArrayList<>();
    private long seq;
    private @Nullable Push last;

    /**
     * @param secrets texts that no answer may hold, in whatever case
     */
    Attempts(TestServer server, Answer signIn, List<String> secrets) {
        this.server = server;
        this.signIn = signIn;
        secrets.forEach(s -> this.secrets.add(s.toLowerCase(Locale.ROOT)));
    }

    String token() {
        return signIn.text("accessToken");
    }

    UUID device() {
        return UUID.fromString(signIn.text("device"));
    }

    UUID person() {
        return UUID.fromString(signIn.body().at("/user/id").asString());
    }

    Answer signIn() {
        return signIn;
    }

    UUID nowhere() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    Set<String> made() {
        return made;
    }

    List<String> failures() {
        return failures;
    }

    void fail(String name, String why) {
        failures.add(name + ": " + why);
    }

    /** Counts an attempt, whose answer must have one of these states and may hold no secret. */
    Answer expect(String name, Answer answer, Integer... states) {
        if (!made.add(name)) {
            throw new IllegalStateException("twice: " + name);
        }
        List<Integer> allowed = List.of(states);
        if (allowed.isEmpty() ? answer.status() >= 500 : !allowed.contains(answer.status())) {
            fail(name, "answered " + answer.status() + " " + text(answer));
        }
        silent(name, text(answer) + answer.raw().headers().map());
        return answer;
    }

    void silent(String name, String text) {
        String low = text.toLowerCase(Locale.ROOT);
        secrets.stream()
                .filter(low::contains)
                .findFirst()
                .ifPresent(s -> fail(name, "tells " + s + " in " + around(low, low.indexOf(s))));
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 120), Math.min(text.length(), at + 120));
    }

    /** Counts an attempt about a row that exists; it must be answered as for one that exists nowhere. */
    void same(String name, Answer real, Answer nowhere, Integer... states) {
        expect(name, real, states);
        String one = shape(real);
        String other = shape(nowhere);
        if (!one.equals(other)) {
            fail(name, "differs:\n  " + one + "\n  " + other);
        }
    }

    /** An answer without ids, times and versions. */
    private static String shape(Answer answer) {
        JsonNode body = answer.body().deepCopy();
        if (body instanceof ObjectNode object) {
            object.remove(List.of("serverNow", "now", "seq", "entries", "checksum", "stamp"));
            object.put("version", body.path("version").asLong() > 0);
        }
        Set<String> headers = new LinkedHashSet<>(answer.raw().headers().map().keySet());
        headers.remove("date");
        return answer.status() + " " + headers + " " + plain(body.isNull() ? text(answer) : body.toString());
    }

    private static String plain(String text) {
        return text.replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID");
    }

    static String text(Answer answer) {
        byte[] bytes = answer.raw().body();
        if (answer.raw().headers().firstValue("Content-Encoding").isPresent()) {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                bytes = in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static RowChange insert(String table, UUID id, ObjectNode set) {
        return change(table, id, Op.INSERT, set);
    }

    static RowChange update(String table, UUID id, String column, String value) {
        return change(table, id, Op.UPDATE, Json.MAPPER.createObjectNode().put(column, value));
    }

    static RowChange delete(String table, UUID id) {
        return change(table, id, Op.DELETE, null);
    }

    private static RowChange change(String table, UUID id, Op op, @Nullable ObjectNode set) {
        return new RowChange(table, id, op, Stamp.at(System.currentTimeMillis()), null, set, null, 1);
    }

    /** A change of something of theirs, and the same of something that exists nowhere. */
    record Try(String name, RowChange real, RowChange nowhere) {}

    /** Sends all of them in one batch, and those of nowhere in another; each must get the same outcome in both. */
    void batch(String name, List<Try> tries) {
        Answer real = push(tries.stream().map(Try::real).toArray(RowChange[]::new));
        Answer nowhere = push(tries.stream().map(Try::nowhere).toArray(RowChange[]::new));
        for (int i = 0; i < tries.size(); i++) {
            String which = name + ": " + tries.get(i).name();
            expect(which, real, 200);
            String one = outcome(real, i);
            String other = outcome(nowhere, i);
            if (!one.equals(other)) {
                fail(which, "differs:\n  " + one + "\n  " + other);
            }
        }
    }

    /** What became of a change of a batch, without ids; empty when it was simply taken. */
    static String outcome(Answer answer, int index) {
        for (JsonNode outcome : answer.body().path("outcomes")) {
            if (outcome.path("i").asInt() == index) {
                return plain(outcome.toString());
            }
        }
        return "";
    }

    /** Sends the next batch of the device; one that is taken counts. */
    Answer push(RowChange... changes) {
        return push(new Push(device(), seq + 1, nowhere(), "027", "", List.of(changes)));
    }

    Answer push(Push push) {
        last = push;
        Answer answer = server.post("/v1/sync/push", token(), push);
        if (answer.status() == 200) {
            seq++;
        }
        return answer;
    }

    /** The last batch that was sent. */
    Push last() {
        return Objects.requireNonNull(last);
    }

    /** Every page of a load, as text. */
    void load(String name) {
        String next = "";
        int page = 0;
        do {
            Answer answer =
                    expect(name + " " + page++, server.get("/v1/sync/load?limit=500&token=" + next, token()), 200);
            next = answer.text("next");
        } while (!next.isEmpty());
    }

    /** Every page of the feed from its beginning. */
    void pull(String name) {
        String position = "0.0.0";
        boolean more = true;
        for (int page = 0; more; page++) {
            Answer answer =
                    expect(name + " " + page, server.get("/v1/sync/pull?limit=500&position=" + position, token()), 200);
            position = answer.text("position");
            more = answer.body().path("more").asBoolean();
        }
    }

    long next() {
        return seq + 1;
    }

    /** Sends a piece of a file. */
    Answer put(String hash, String query, long from, byte[] piece, long size) {
        return server.send(
                "PUT",
                "/v1/blobs/" + hash + query,
                token(),
                piece,
                "Content-Range",
                "bytes " + from + "-" + (from + piece.length - 1) + "/" + size);
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

package app.praetor.store.backup;

import app.praetor.store.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a backup says of itself: {@code manifest.json}, the last entry of the zip.
 *
 * @param format 1
 * @param program version of the program that wrote it
 * @param schema version of the database's schema; null when it had none yet
 * @param created UTC, in ISO form
 * @param reason why it was made
 * @param members every other entry, in the order of the zip
 */
public record Manifest(
        int format, String program, @Nullable String schema, String created, Reason reason, List<Member> members) {
    /** Its name in the zip. */
    static final String NAME = "manifest.json";

    static final String DATABASE = "db/praetor.mv.db";
    static final String KEYS = "db/keys.json";
    static final int FORMAT = 1;
    private static final int MAX_MEMBERS = 200_000;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    /** Names that no file system reads as anything but a file below the target. */
    private static final Pattern PATH =
            Pattern.compile("(?:(?:db|attachments|bundles)(?:/[^/\\\\:\\p{Cntrl}]+)+|config\\.yaml)");

    /** Why a backup was made; decides which older ones it displaces. */
    public enum Reason {
        /** Somebody asked for it. */
        MANUAL,
        /** Once a day. */
        DAILY,
        /** Before an older schema was changed. */
        BEFORE_MIGRATION
    }

    /** One file of the workspace: path with slashes, bytes, SHA-256 in hexadecimal. */
    public record Member(String path, long size, String sha256) {}

    public Manifest {
        members = List.copyOf(members);
    }

    /** Bytes of all members. */
    public long size() {
        return members.stream().mapToLong(Member::size).sum();
    }

    byte[] toBytes() {
        return Json.of(this).toPrettyString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static Manifest parse(byte[] json) {
        Manifest manifest;
        try {
            JsonNode node = Json.parse(new String(json, StandardCharsets.UTF_8));
            int format = node.path("format").asInt(0);
            if (format != FORMAT) {
                throw new IllegalArgumentException(
                        format > FORMAT ? "a newer version of the program wrote it" : "its manifest is not readable");
            }
            manifest = Json.MAPPER.treeToValue(node, Manifest.class);
            Instant.parse(manifest.created());
        } catch (JacksonException | java.time.format.DateTimeParseException | NullPointerException e) {
            throw new IllegalArgumentException("its manifest is not readable", e);
        }
        check(manifest);
        return manifest;
    }

    private static void check(Manifest manifest) {
        Set<String> seen = new HashSet<>();
        long total = 0;
        for (Member m : manifest.members()) {
            if (!safe(m.path()) || !seen.add(m.path().toLowerCase(java.util.Locale.ROOT))) {
                throw new IllegalArgumentException("it names a file outside the workspace, or one twice");
            }
            if (m.size() < 0 || !HASH.matcher(m.sha256()).matches()) {
                throw new IllegalArgumentException("its manifest is not readable");
            }
            total = Math.addExact(total, m.size());
        }
        if (seen.size() > MAX_MEMBERS || !seen.contains(DATABASE) || !seen.contains(KEYS)) {
            throw new IllegalArgumentException("it holds no database with its key description, or too many files");
        }
    }

    private static boolean safe(String path) {
        return PATH.matcher(path).matches()
                && java.util.Arrays.stream(path.split("/")).noneMatch(p -> p.equals(".") || p.equals(".."));
    }
}

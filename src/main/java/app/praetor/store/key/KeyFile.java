package app.praetor.store.key;

import app.praetor.store.Json;
import app.praetor.store.key.seal.Sealing;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The content of {@code db/keys.json}, version 2. Every key in it is sealed; nothing here opens anything by itself.
 *
 * @param wraps the root key, once for each way of opening
 * @param check tells whether a root key is this workspace's
 * @param accounts sealed secret behind the passwords of the database's users; never replaced
 * @param database sealed keys of the database file, the one in use first; earlier ones open earlier copies of the file
 * @param vault sealed entries by name
 */
record KeyFile(
        UUID workspace,
        List<Wrap> wraps,
        String check,
        String accounts,
        List<String> database,
        SortedMap<String, String> vault) {
    static final int VERSION = 2;
    /** How many earlier copies of the database stay readable, and no more: the file must not grow without end. */
    private static final int DATABASE_KEYS = 8;

    private static final String DATABASE = "database";
    private static final String ACCOUNTS = "accounts";

    static KeyFile create(UUID workspace, byte[] root, byte[] accounts, byte[] database) {
        return new KeyFile(
                workspace,
                List.of(),
                checkOf(root),
                Sealing.seal(Sealing.subkey(root, ACCOUNTS), workspace, ACCOUNTS, accounts),
                List.of(Sealing.seal(Sealing.subkey(root, DATABASE), workspace, DATABASE, database)),
                new TreeMap<>());
    }

    private static String checkOf(byte[] root) {
        return HexFormat.of().formatHex(Sealing.subkey(root, "check"), 0, 16);
    }

    boolean belongsTo(byte[] root) {
        return check.equals(checkOf(root));
    }

    byte[] openAccounts(byte[] root) {
        return opened(Sealing.open(Sealing.subkey(root, ACCOUNTS), workspace, ACCOUNTS, accounts));
    }

    byte[] openDatabase(byte[] root, int index) {
        return opened(Sealing.open(Sealing.subkey(root, DATABASE), workspace, DATABASE, database.get(index)));
    }

    private static byte[] opened(byte @Nullable [] secret) {
        if (secret == null) {
            throw Sealing.damaged();
        }
        return secret;
    }

    /** With one more key of the database file, not yet in use. */
    KeyFile offering(byte[] root, byte[] key) {
        List<String> keys = new ArrayList<>(database);
        keys.add(Sealing.seal(Sealing.subkey(root, DATABASE), workspace, DATABASE, key));
        return new KeyFile(workspace, wraps, check, accounts, keys, vault);
    }

    /** With that key of the database file in use. */
    KeyFile using(int index) {
        List<String> keys = new ArrayList<>(database);
        keys.addFirst(keys.remove(index));
        List<String> kept = List.copyOf(keys.subList(0, Math.min(keys.size(), DATABASE_KEYS)));
        return new KeyFile(workspace, wraps, check, accounts, kept, vault);
    }

    @Nullable
    Wrap wrap(Wrap.Kind kind) {
        return wraps.stream().filter(w -> w.kind() == kind).findFirst().orElse(null);
    }

    boolean has(Wrap.Kind kind) {
        return wrap(kind) != null;
    }

    /** With one way of opening more, and without those that it replaces. */
    KeyFile with(Wrap added, Predicate<Wrap.Kind> replaced) {
        List<Wrap> kept = new ArrayList<>(
                wraps.stream().filter(w -> !replaced.test(w.kind())).toList());
        kept.add(added);
        return new KeyFile(workspace, kept, check, accounts, database, vault);
    }

    KeyFile with(String name, String sealed) {
        SortedMap<String, String> entries = new TreeMap<>(vault);
        entries.put(name, sealed);
        return new KeyFile(workspace, wraps, check, accounts, database, entries);
    }

    /** Version of a key file, and its content. */
    static JsonNode read(String text) {
        try {
            return Json.parse(text);
        } catch (JacksonException e) {
            throw Sealing.damaged();
        }
    }

    static UUID workspace(JsonNode node) {
        try {
            return UUID.fromString(node.path("workspace").asString(""));
        } catch (IllegalArgumentException e) {
            throw Sealing.damaged();
        }
    }

    static KeyFile parse(JsonNode node) {
        List<Wrap> wraps = node.path("wraps").valueStream().map(Wrap::parse).toList();
        List<String> database =
                node.path("database").valueStream().map(n -> n.asString("")).toList();
        SortedMap<String, String> vault = new TreeMap<>();
        node.path("vault")
                .propertyStream()
                .forEach(e -> vault.put(e.getKey(), e.getValue().asString("")));
        if (wraps.isEmpty() || database.isEmpty()) {
            throw Sealing.damaged();
        }
        return new KeyFile(
                workspace(node),
                wraps,
                node.path("check").asString(""),
                node.path(ACCOUNTS).asString(""),
                database,
                vault);
    }

    String toText() {
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("version", VERSION).put("workspace", workspace.toString());
        wraps.forEach(wrap -> wrap.write(node.withArray("wraps").addObject()));
        node.put("check", check).put(ACCOUNTS, accounts);
        database.forEach(key -> node.withArray("database").add(key));
        ObjectNode entries = node.putObject("vault");
        vault.forEach(entries::put);
        return node.toPrettyString() + "\n";
    }
}

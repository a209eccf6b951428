package app.praetor.ui.sync;

import app.praetor.sync.client.FileDesk.Counts;
import app.praetor.sync.client.FileDesk.Moving;
import app.praetor.sync.client.SyncDesk.Conflict;
import app.praetor.sync.client.SyncDesk.Queued;
import app.praetor.sync.client.SyncStatus;
import app.praetor.ui.Messages;
import app.praetor.ui.common.When;
import app.praetor.ui.control.Chip;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The exchange in words: states, facts, tables, fields. Knows no nodes. */
final class SyncWords {
    private static final long KILO = 1000;
    private static final long SECONDS_SHOWN = 90;
    private static final int ID_SHOWN = 8;

    private final Messages messages;
    private final Clock clock;
    private final When when;

    /**
     * The state at the top of the screen.
     *
     * @param icon Feather code
     * @param action what to do about it
     */
    record Head(String icon, Chip.Tone tone, String title, String detail, Action action) {}

    /** The one thing to do in a state; the message key of its button is {@code sync.action.} and its name. */
    enum Action {
        CONNECT,
        SIGN_IN,
        SYNC_NOW,
        PAUSE,
        GO_ON;

        String key() {
            return "sync.action." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** A name and what is to be said under it. */
    record Fact(String name, String value) {}

    SyncWords(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
        this.when = new When(messages, messages.locale());
    }

    /** The state in a title and a sentence. */
    Head head(SyncStatus s) {
        String problem = s.problem() == null ? "" : s.problem();
        return switch (s.state()) {
            case LOCAL -> head("fth-cloud-off", Chip.Tone.NEUTRAL, "local", "", Action.CONNECT);
            case SIGNED_OUT -> head("fth-log-in", Chip.Tone.WARN, "signedout", waits(s, problem), Action.SIGN_IN);
            case UP_TO_DATE ->
                head(
                        "fth-check-circle",
                        Chip.Tone.GOOD,
                        "uptodate",
                        messages.get(s.live() ? "sync.live" : "sync.notlive"),
                        Action.SYNC_NOW);
            case LOADING -> head("fth-download-cloud", Chip.Tone.ACCENT, "loading", rows(s), Action.PAUSE);
            case SENDING ->
                new Head(
                        "fth-upload-cloud",
                        Chip.Tone.ACCENT,
                        messages.get("sync.state.sending", s.queued()),
                        messages.get("sync.state.sending.detail"),
                        Action.PAUSE);
            case RECEIVING ->
                head(
                        "fth-download-cloud",
                        Chip.Tone.ACCENT,
                        "receiving",
                        messages.get("sync.state.receiving.detail", Math.max(0, s.head() - s.version())),
                        Action.PAUSE);
            case OFFLINE -> head("fth-wifi-off", Chip.Tone.WARN, "offline", waits(s, problem), Action.SYNC_NOW);
            case WAITING -> head("fth-clock", Chip.Tone.WARN, "waiting", waits(s, problem), Action.SYNC_NOW);
            case PAUSED -> head("fth-pause-circle", Chip.Tone.NEUTRAL, "paused", waits(s, problem), Action.GO_ON);
            case TROUBLE -> head("fth-alert-triangle", Chip.Tone.BAD, "trouble", trouble(problem), Action.SYNC_NOW);
            case REVOKED -> head("fth-slash", Chip.Tone.BAD, "revoked", waits(s, problem), Action.SIGN_IN);
        };
    }

    private Head head(String icon, Chip.Tone tone, String state, String detail, Action action) {
        String more = detail.isEmpty() ? messages.get("sync.state." + state + ".detail") : detail;
        return new Head(icon, tone, messages.get("sync.state." + state), more, action);
    }

    private String rows(SyncStatus s) {
        SyncStatus.Load load = s.load();
        return load == null
                ? messages.get("sync.state.loading.detail")
                : messages.get("sync.load.rows", number(load.done()), number(load.total()));
    }

    /** What keeps it from going on, what is kept, and when it is tried again. */
    private String waits(SyncStatus s, String problem) {
        List<String> sentences = new ArrayList<>();
        if (!problem.isBlank()) {
            sentences.add(problem);
        } else {
            sentences.add(messages.get(
                    "sync.state." + s.state().name().toLowerCase(Locale.ROOT).replace("_", "") + ".detail"));
        }
        if (s.queued() > 0) {
            Instant oldest = s.oldestQueued();
            sentences.add(
                    oldest == null
                            ? messages.get("sync.kept", s.queued())
                            : messages.get("sync.kept.since", s.queued(), ago(oldest)));
        }
        Instant next = s.nextTry();
        if (next != null) {
            sentences.add(until(next));
        }
        return String.join(" ", sentences);
    }

    private String trouble(String problem) {
        return problem.isBlank() ? "" : problem;
    }

    /** When something is tried next, in seconds or minutes from now. */
    String until(Instant next) {
        long seconds = Math.max(0, Duration.between(clock.instant(), next).toSeconds());
        if (seconds < 1) {
            return messages.get("sync.next.now");
        }
        return seconds <= SECONDS_SHOWN
                ? messages.get("sync.next.seconds", seconds)
                : messages.get("sync.next.minutes", (seconds + 30) / 60);
    }

    /** The figures under the state. */
    List<Fact> facts(SyncStatus s, Counts files) {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("server", s.server() == null ? messages.get("sync.none") : host(s.server())));
        if (s.account() != null) {
            facts.add(fact("account", s.account()));
        }
        facts.add(fact("last", s.lastExchange() == null ? messages.get("sync.never") : ago(s.lastExchange())));
        facts.add(fact("queue", queue(s)));
        if (files.up() + files.down() > 0) {
            facts.add(fact("files", messages.get("sync.files", files.up(), files.down())));
        }
        facts.add(fact("version", messages.get("sync.version", number(s.version()), number(s.head()))));
        facts.add(fact("bytes", messages.get("sync.bytes", bytes(s.bytesUp()), bytes(s.bytesDown()))));
        return facts;
    }

    /** How far a file is, and when it is tried next. */
    String file(Moving file) {
        Long size = file.size();
        String far = size == null
                ? messages.get("sync.files.unknown")
                : file.done() > 0 && file.done() < size
                        ? messages.get("sync.files.part", bytes(file.done()), bytes(size))
                        : bytes(size);
        Instant next = file.nextTry();
        return next == null ? far : far + " \u00b7 " + until(next);
    }

    /** Where a file goes, in a word or two. */
    String way(Moving file) {
        return messages.get("sync.files."
                + switch (file.state()) {
                    case FAILED -> "failed";
                    case OFFERED -> "offered";
                    case WAITING -> file.up() ? "up" : "down";
                });
    }

    private String queue(SyncStatus s) {
        Instant oldest = s.oldestQueued();
        if (s.queued() == 0) {
            return messages.get("sync.queue.none");
        }
        return oldest == null
                ? messages.get("sync.queue", s.queued())
                : messages.get("sync.queue.since", s.queued(), ago(oldest));
    }

    private Fact fact(String name, String value) {
        return new Fact(messages.get("sync.fact." + name), value);
    }

    /** The address without what every address has. */
    static String host(String address) {
        String bare = address.startsWith("https://") ? address.substring("https://".length()) : address;
        return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
    }

    /** A size with the unit that people say. */
    String bytes(long count) {
        if (count < KILO) {
            return messages.get("sync.size.b", count);
        }
        boolean mega = count >= KILO * KILO;
        double value = count / (double) (mega ? KILO * KILO : KILO);
        NumberFormat format = NumberFormat.getInstance(messages.locale());
        format.setMaximumFractionDigits(value < 10 ? 1 : 0);
        return messages.get(mega ? "sync.size.mb" : "sync.size.kb", format.format(value));
    }

    private String number(long count) {
        return NumberFormat.getIntegerInstance(messages.locale()).format(count);
    }

    /** How long ago something was. */
    String ago(Instant then) {
        return when.ago(then.atOffset(java.time.ZoneOffset.UTC), OffsetDateTime.now(clock), clock.getZone());
    }

    /** What people call a row of a table; the table's name in words when nobody named it. */
    String table(String table) {
        String key = "sync.table." + table;
        return messages.bundle().containsKey(key) ? messages.get(key) : spelled(table);
    }

    /** What people call a column. */
    String column(String column) {
        String key = "sync.column." + column;
        return messages.bundle().containsKey(key) ? messages.get(key) : spelled(column);
    }

    /** What was done with a row. */
    String operation(String operation) {
        String key = "sync.operation." + operation.toLowerCase(Locale.ROOT);
        return messages.bundle().containsKey(key) ? messages.get(key) : spelled(operation);
    }

    /** Why there is a conflict. */
    String kind(Conflict conflict) {
        String key = "sync.kind." + conflict.kind();
        return messages.bundle().containsKey(key) ? messages.get(key) : spelled(conflict.kind());
    }

    /** What a row is called; the beginning of its id when it has no name. */
    String name(@Nullable String label, UUID row) {
        return label == null || label.isBlank()
                ? messages.get("sync.unnamed", row.toString().substring(0, ID_SHOWN))
                : label.strip();
    }

    /** A waiting change in one line. */
    String sentence(Queued queued) {
        return messages.get("sync.queued", operation(queued.operation()), table(queued.table()));
    }

    private static String spelled(String name) {
        String words = name.replace('_', ' ').strip();
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}

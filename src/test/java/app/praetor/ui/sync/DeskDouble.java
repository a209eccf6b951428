package app.praetor.ui.sync;

import app.praetor.sync.client.BrowserSignIn;
import app.praetor.sync.client.OrganizationChoiceException;
import app.praetor.sync.client.OrganizationChoiceException.Organization;
import app.praetor.sync.client.SyncDesk;
import app.praetor.sync.client.SyncException;
import app.praetor.sync.client.SyncStatus;
import app.praetor.sync.client.SyncStatus.State;
import app.praetor.ui.common.Fx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An exchange that is whatever a test needs, and remembers what was asked of it. */
final class DeskDouble implements SyncDesk {
    static final Instant NOW = Fx.CLOCK.instant();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    SyncStatus status = SyncStatus.LOCAL;
    List<Queued> queue = new ArrayList<>();
    List<Conflict> conflicts = new ArrayList<>();
    List<Rejected> rejected = new ArrayList<>();
    List<Device> devices = new ArrayList<>();
    String refuse = "";
    final List<String> asked = new ArrayList<>();
    final Map<String, JsonNode> values = new LinkedHashMap<>();
    char[] password = new char[0];
    /** What happens while the sign-in is under way. */
    Runnable duringSignIn = () -> {};

    /** What happens while the browser is waited for. */
    Runnable duringBrowser = () -> {};

    /** What an account has to choose from. */
    List<Organization> organizations = List.of();

    /** Whether people may sign in with the browser. */
    boolean provider;

    final FilesDouble files = new FilesDouble();

    private final List<Consumer<SyncStatus>> listeners = new ArrayList<>();

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    static JsonNode text(String value) {
        return JSON.valueToTree(value);
    }

    static SyncStatus at(State state, int queued, int rejected, int conflicts) {
        boolean signedIn = state != State.SIGNED_OUT && state != State.LOCAL;
        String problem = switch (state) {
            case OFFLINE -> "sync.ada-partners.example cannot be reached.";
            case TROUBLE ->
                "The server has an older state than this device, as after a restore from a backup. Everything is"
                        + " saved on this device. Ask an administrator of your organization, then sync again.";
            default -> null;
        };
        return new SyncStatus(
                state,
                state == State.LOCAL ? null : "https://sync.ada-partners.example",
                signedIn ? "ines.okafor@ada-partners.example" : null,
                queued,
                queued > 0 ? NOW.minusSeconds(420) : null,
                NOW.minusSeconds(180),
                state == State.OFFLINE || state == State.WAITING ? NOW.plusSeconds(14) : null,
                problem,
                rejected,
                conflicts,
                48_211,
                state == State.RECEIVING ? 48_240 : 48_211,
                state == State.UP_TO_DATE,
                state == State.LOADING ? new SyncStatus.Load(61_400, 200_000) : null,
                48_300,
                7_412_000);
    }

    static Conflict conflict(int n, String label, Field... fields) {
        return new Conflict(
                new UUID(7, n),
                "tasks",
                new UUID(8, n),
                new UUID(9, 1),
                "fields",
                label,
                NOW.minusSeconds(60L * n),
                true,
                true,
                List.of(fields));
    }

    static Field title() {
        return new Field(
                "title",
                text("Provide opening hours"),
                text("Provide opening hours of all fourteen clinics"),
                text("Provide opening hours and holidays"),
                text("Provide opening hours of all fourteen clinics"));
    }

    static Field description() {
        String base = "Call each clinic.\nWrite down opening hours.\nSend the list to Marek.";
        String mine =
                "Call each clinic.\nWrite down opening hours and lunch breaks, as the front desk knows them.\nSend"
                        + " the list to Marek.";
        return new Field(
                "description",
                text(base),
                text(mine),
                text("Call each clinic.\nWrite down opening hours.\nPut the list into the shared folder."),
                text(mine));
    }

    static Rejected rejected(int n, String label) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        values.put("title", text(label));
        values.put("description", text("Review the data protection section.\nIt names the wrong officer."));
        values.put("estimate_hours", json("3"));
        values.put("is_blocking", json("true"));
        values.put("metadata", json("{\"source\":\"interview\",\"tags\":[\"legal\",\"pilot\"]}"));
        return new Rejected(
                new UUID(3, n),
                "tasks",
                new UUID(4, n),
                "update",
                label,
                "reference_missing",
                "The project of this task was archived by somebody else. The change is kept here.",
                NOW.minusSeconds(3600),
                values);
    }

    DeskDouble with(State state) {
        status = at(state, queue.size(), rejected.size(), conflicts.size());
        return this;
    }

    /** Work of every kind, as after a day without a connection. */
    DeskDouble busy() {
        String[] labels = {
            "Decide how long a slot is held for a patient who was offered it by text message or telephone and has not"
                    + " said whether it suits",
            "Provide opening hours of all fourteen clinics",
            "Northside Clinics"
        };
        for (int i = 0; i < labels.length; i++) {
            queue.add(new Queued(
                    i == 2 ? "projects" : "tasks",
                    new UUID(1, i),
                    i == 1 ? "insert" : "update",
                    labels[i],
                    NOW.minusSeconds(420 - 100L * i)));
        }
        files.busy();
        queue.add(new Queued("feature_seeds", new UUID(0xabcdef12L << 32, 9), "delete", null, NOW.minusSeconds(30)));
        rejected.add(rejected(1, "Review: data protection section"));
        rejected.add(rejected(
                2,
                "Review every reminder and every cancellation text with the front desk of the pilot clinic before it is"
                        + " sent to anybody"));
        conflicts.add(conflict(1, "Provide opening hours of all fourteen clinics", title(), description()));
        conflicts.add(conflict(
                2,
                "Connect the calendar",
                new Field("priority", text("medium"), text("high"), text("low"), text("low")),
                new Field("estimate_hours", json("4"), json("6"), json("8"), json("6"))));
        devices.add(new Device(
                new UUID(2, 1), "Laptop of Ines", NOW.minusSeconds(86400 * 40), NOW.minusSeconds(10), false, true));
        devices.add(new Device(
                new UUID(2, 2), "Front desk", NOW.minusSeconds(86400 * 90), NOW.minusSeconds(86400 * 2), false, false));
        devices.add(new Device(
                new UUID(2, 3),
                "Old laptop",
                NOW.minusSeconds(86400 * 400),
                NOW.minusSeconds(86400 * 30),
                true,
                false));
        return this;
    }

    void tell(SyncStatus now) {
        status = now;
        List.copyOf(listeners).forEach(each -> each.accept(now));
    }

    int listening() {
        return listeners.size();
    }

    private void ask(String what) {
        asked.add(what);
        if (!refuse.isEmpty()) {
            throw new SyncException(refuse);
        }
    }

    @Override
    public SyncStatus status() {
        return status;
    }

    @Override
    public boolean linked() {
        return status().state() != SyncStatus.State.LOCAL;
    }

    @Override
    public SyncStatus lastStatus() {
        return status();
    }

    @Override
    public void resume() {
        syncNow();
    }

    @Override
    public Runnable listen(Consumer<SyncStatus> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void syncNow() {
        ask("syncNow");
    }

    @Override
    public void pause() {
        ask("pause");
    }

    @Override
    public List<Queued> queue(int limit) {
        return queue.stream().limit(limit).toList();
    }

    @Override
    public List<Conflict> conflicts() {
        return List.copyOf(conflicts);
    }

    @Override
    public void resolve(UUID conflict, Map<String, JsonNode> chosen) {
        ask("resolve");
        values.clear();
        values.putAll(chosen);
        conflicts.removeIf(each -> each.id().equals(conflict));
    }

    @Override
    public List<Rejected> rejected() {
        return List.copyOf(rejected);
    }

    @Override
    public void sendAgain(UUID id, Map<String, JsonNode> mended) {
        ask("sendAgain");
        values.clear();
        values.putAll(mended);
        rejected.removeIf(each -> each.id().equals(id));
    }

    @Override
    public void discard(UUID id) {
        ask("discard");
        rejected.removeIf(each -> each.id().equals(id));
    }

    @Override
    public void signIn(SignIn with) {
        String of = with.organization();
        String who = switch (with.proof()) {
            case Password p -> {
                password = p.password().clone();
                yield p.email();
            }
            case Invitation i -> {
                password = i.password().clone();
                yield i.token() + " " + i.personName();
            }
            case Vouched v -> v.idToken() + " " + v.nonce();
        };
        duringSignIn.run();
        ask("signIn " + with.serverUrl() + " " + who + " " + with.deviceName() + (of == null ? "" : " in " + of));
        if (of == null && !organizations.isEmpty()) {
            throw new OrganizationChoiceException("Choose one.", organizations);
        }
    }

    @Override
    public boolean offersBrowser(String serverUrl) {
        asked.add("offersBrowser " + serverUrl);
        return provider;
    }

    @Override
    public BrowserSignIn browser(String serverUrl) {
        ask("browser " + serverUrl);
        return new BrowserSignIn() {
            @Override
            public String address() {
                return "https://login.example.org/authorize?client_id=praetor&response_type=code&state=x";
            }

            @Override
            public Vouched await() {
                duringBrowser.run();
                ask("await");
                return new Vouched("word", "number");
            }

            @Override
            public void close() {
                asked.add("closed");
            }
        };
    }

    @Override
    public void signOut(Unsent unsent) {
        ask("signOut " + unsent);
    }

    @Override
    public List<Device> devices() {
        ask("devices");
        return List.copyOf(devices);
    }

    @Override
    public void revoke(UUID device) {
        ask("revoke");
        devices.replaceAll(each -> each.id().equals(device)
                ? new Device(each.id(), each.name(), each.registered(), each.seen(), true, each.thisOne())
                : each);
    }

    @Override
    public FilesDouble files() {
        return files;
    }

    @Override
    public String diagnostics() {
        return "state: UP_TO_DATE\nversion: 48211\nhead: 48211\nqueued: 4\nbytes up: 48300";
    }
}

package app.praetor.discovery.version;

import app.praetor.activity.Events;
import app.praetor.discovery.Objective;
import app.praetor.discovery.objective.ObjectiveLoader;
import app.praetor.discovery.objective.Objectives;
import app.praetor.discovery.version.ObjectiveShelf.Line;
import app.praetor.discovery.version.ObjectiveShelf.Version;
import app.praetor.discovery.version.OwnObjectiveDao.Row;
import app.praetor.identity.Administrators;
import app.praetor.store.Change;
import app.praetor.store.RowIds;
import app.praetor.store.Store;
import app.praetor.store.UnitOfWork;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;

/**
 * Writes versions of the shipped objectives. A conversation keeps the version that it began with; the active one is asked by
 * conversations that begin afterwards. Only owners and administrators change anything here.
 */
public final class OwnObjectives {
    private static final int NOTE_LENGTH = 500;

    private final Store store;
    private final Events events;
    private final Objectives shipped;
    private final Administrators administrators;

    public OwnObjectives(Store store, Events events, Objectives shipped) {
        this.store = store;
        this.events = events;
        this.shipped = shipped;
        this.administrators = new Administrators(store, events.userId());
    }

    /** Every objective with its versions. */
    public ObjectiveShelf shelf() {
        List<Row> rows = store.read(OwnObjectiveDao.class, OwnObjectiveDao::all);
        return new ObjectiveShelf(
                shipped.byKey().keySet().stream()
                        .map(key -> new Line(key, Objectives.text(key), versions(key, rows)))
                        .toList(),
                administrators.hold());
    }

    private static List<Version> versions(String key, List<Row> all) {
        List<Row> rows =
                all.stream().filter(row -> row.contextType().equals(key)).toList();
        UUID active = rows.stream()
                .filter(row -> row.activeSince() != null)
                .max(Comparator.comparing(OwnObjectives::since).thenComparing(Row::id, Comparator.reverseOrder()))
                .map(Row::id)
                .orElse(null);
        return rows.stream()
                .map(row -> new Version(
                        row.id(),
                        row.versionNumber(),
                        row.sourceText(),
                        row.note(),
                        row.author(),
                        row.createdAt(),
                        row.id().equals(active)))
                .toList();
    }

    private static OffsetDateTime since(Row row) {
        OffsetDateTime since = row.activeSince();
        return since == null ? OffsetDateTime.MIN : since;
    }

    /**
     * What a text says.
     *
     * @throws app.praetor.discovery.objective.ObjectiveException with line and pointer when it is not a valid version
     */
    public Objective check(String key, String text) {
        return ObjectiveLoader.load(key, text, shipped.get(key));
    }

    /** What ships. */
    public Objective shipped(String key) {
        return shipped.get(key);
    }

    /**
     * Keeps a text as a new version, which is not active yet.
     *
     * @param note what is different and why; may be empty
     * @return the id of the version
     * @throws app.praetor.discovery.objective.ObjectiveException when the text is not a valid version; nothing is kept then
     * @throws app.praetor.identity.NotAllowedException for anybody but owners and administrators
     */
    public UUID save(String key, String text, String note) {
        Objective objective = check(key, text);
        String words = note.strip();
        if (words.length() > NOTE_LENGTH) {
            throw new IllegalArgumentException("The note has at most " + NOTE_LENGTH + " characters.");
        }
        return store.write(unit -> {
            administrators.require(unit);
            OwnObjectiveDao dao = unit.dao(OwnObjectiveDao.class);
            UUID id = RowIds.next();
            int number = dao.lastNumber(key) + 1;
            dao.insert(id, key, number, text.replace("\u0000", ""), words, events.userId());
            done(unit, "objective.saved", "Version " + number + " of “" + objective.title() + "” written", key);
            return id;
        });
    }

    /**
     * Lets conversations that begin from now on ask this version.
     *
     * @throws NoSuchElementException when there is no such version
     * @throws app.praetor.identity.NotAllowedException for anybody but owners and administrators
     */
    public void activate(UUID id) {
        store.write(unit -> {
            administrators.require(unit);
            OwnObjectiveDao dao = unit.dao(OwnObjectiveDao.class);
            String key = dao.type(id).orElseThrow(() -> new NoSuchElementException("There is no such version."));
            dao.deactivate(key);
            dao.activate(id);
            return done(unit, "objective.activated", "Own version of “" + title(key) + "” taken into use", key);
        });
    }

    /**
     * Lets conversations that begin from now on ask what ships; the versions stay.
     *
     * @throws app.praetor.identity.NotAllowedException for anybody but owners and administrators
     */
    public void returnToShipped(String key) {
        store.write(unit -> {
            administrators.require(unit);
            unit.dao(OwnObjectiveDao.class).deactivate(key);
            return done(unit, "objective.shipped", "Shipped “" + title(key) + "” taken into use again", key);
        });
    }

    private String title(String key) {
        return shipped.get(key).title();
    }

    private boolean done(UnitOfWork unit, String type, String summary, String key) {
        unit.changed(Change.Kind.KNOWLEDGE, null);
        events.log(unit, null, type, summary, Map.of("objective", key));
        return true;
    }
}

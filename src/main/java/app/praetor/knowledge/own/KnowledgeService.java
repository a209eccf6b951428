package app.praetor.knowledge.own;

import app.praetor.activity.Events;
import app.praetor.identity.Administrators;
import app.praetor.knowledge.KnowledgeBase;
import app.praetor.knowledge.browse.Entry;
import app.praetor.knowledge.browse.Library;
import app.praetor.knowledge.own.OwnKnowledgeDao.QuestionRow;
import app.praetor.knowledge.own.OwnKnowledgeDao.SwitchRow;
import app.praetor.store.Change;
import app.praetor.store.Json;
import app.praetor.store.RowIds;
import app.praetor.store.Store;
import app.praetor.store.UnitOfWork;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The knowledge as one organization uses it. What it changes shows in plans that are made afterwards. */
public final class KnowledgeService {
    private final Store store;
    private final Events events;
    private final KnowledgeBase shipped;
    private final Administrators administrators;

    /** What ships is the same for as long as the program runs; made when it is first looked at. */
    private volatile @Nullable List<Entry> entries;

    public KnowledgeService(Store store, Events events, KnowledgeBase shipped) {
        this.store = store;
        this.events = events;
        this.shipped = shipped;
        this.administrators = new Administrators(store, events.userId());
    }

    /**
     * Everything that there is to read.
     *
     * @param entries what the organization added first, then what ships, by kind
     * @param mayChange whether the person is one of those who may change it
     */
    public record Shelf(List<Entry> entries, Own own, boolean mayChange) {}

    /** Everything that the program knows here, with what is switched off. */
    public Shelf shelf() {
        Own own = own();
        List<Entry> known = entries;
        if (known == null) {
            known = Library.of(shipped);
            entries = known;
        }
        return new Shelf(
                Stream.concat(Library.own(own.pools()).stream(), known.stream()).toList(), own, administrators.hold());
    }

    /** What the organization made of the knowledge. */
    public Own own() {
        return store.read(OwnKnowledgeDao.class, KnowledgeService::own);
    }

    /** What new plans are made from. */
    public KnowledgeBase forPlans() {
        return own().of(shipped);
    }

    private static Own own(OwnKnowledgeDao dao) {
        Map<String, Set<String>> off = dao.switchedOff().stream()
                .collect(Collectors.groupingBy(
                        SwitchRow::entryKind, Collectors.mapping(SwitchRow::entryKey, Collectors.toUnmodifiableSet())));
        return new Own(
                off(off, Entry.Kind.POOL),
                off(off, Entry.Kind.QUESTION),
                off(off, Entry.Kind.FEATURE),
                off(off, Entry.Kind.PATTERN),
                dao.questions().stream().map(KnowledgeService::question).toList());
    }

    private static Set<String> off(Map<String, Set<String>> off, Entry.Kind kind) {
        return off.getOrDefault(kind.id(), Set.of());
    }

    private static OwnQuestion question(QuestionRow row) {
        return new OwnQuestion(
                row.id(),
                new OwnDraft(
                        row.poolName(),
                        row.questionText(),
                        row.rationale(),
                        row.answerType(),
                        texts(row.options()),
                        texts(row.activationWords())));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    /**
     * Switches an entry off or on again; what is in plans already stays there, and so does a feature that was chosen.
     *
     * @throws IllegalArgumentException when entries of this kind cannot be switched off
     * @throws app.praetor.identity.NotAllowedException for anybody but owners and administrators, as every change here
     */
    public Shelf switchOff(Entry entry, boolean off) {
        if (!entry.kind().switchable()) {
            throw new IllegalArgumentException("Only pools, questions, features and patterns can be switched off.");
        }
        String kind = entry.kind().id();
        store.write(unit -> {
            administrators.require(unit);
            OwnKnowledgeDao dao = unit.dao(OwnKnowledgeDao.class);
            // Devices that switched it before they heard of each other made a row each; they are set together.
            if (dao.set(kind, entry.key(), off) == 0) {
                dao.insertSwitch(RowIds.next(), kind, entry.key(), off);
            }
            return done(unit, "knowledge.switched", (off ? "Switched off: " : "Switched on: ") + entry.title());
        });
        return shelf();
    }

    /** What a reviewer would say to the draft; {@code self} is the question that is edited, null for a new one. */
    public OwnCheck check(OwnDraft draft, @Nullable UUID self) {
        return OwnRules.check(draft, own().all(shipped), self);
    }

    /**
     * Adds a question of the organization.
     *
     * @throws IllegalArgumentException when something must be put right; the message is its sentence
     */
    public OwnQuestion add(OwnDraft draft) {
        OwnQuestion added = new OwnQuestion(RowIds.next(), passed(draft, null));
        put(added, "Question added: ");
        return added;
    }

    /**
     * Changes a question of the organization; answers that were given to it stay.
     *
     * @throws IllegalArgumentException when something must be put right
     * @throws NoSuchElementException when it was deleted meanwhile
     */
    public OwnQuestion edit(UUID id, OwnDraft draft) {
        OwnQuestion edited = new OwnQuestion(id, passed(draft, id));
        OwnDraft now = edited.draft();
        store.write(unit -> {
            administrators.require(unit);
            int rows = unit.dao(OwnKnowledgeDao.class)
                    .update(
                            id,
                            now.pool(),
                            now.text(),
                            now.why(),
                            now.type(),
                            Json.of(now.options()),
                            Json.of(now.words()));
            if (rows == 0) {
                throw gone();
            }
            return done(unit, "knowledge.edited", "Question changed: " + now.text());
        });
        return edited;
    }

    /**
     * Deletes a question of the organization, and returns it as it was.
     *
     * @throws NoSuchElementException when it is gone already
     */
    public OwnQuestion delete(UUID id) {
        return store.write(unit -> {
            administrators.require(unit);
            OwnKnowledgeDao dao = unit.dao(OwnKnowledgeDao.class);
            OwnQuestion old = dao.question(id).map(KnowledgeService::question).orElseThrow(KnowledgeService::gone);
            dao.delete(id);
            done(unit, "knowledge.deleted", "Question deleted: " + old.draft().text());
            return old;
        });
    }

    /** Brings a deleted question back as it was, under the key that plans know it by. */
    public void restore(OwnQuestion deleted) {
        put(deleted, "Question brought back: ");
    }

    private void put(OwnQuestion question, String what) {
        OwnDraft now = question.draft();
        store.write(unit -> {
            administrators.require(unit);
            unit.dao(OwnKnowledgeDao.class)
                    .insert(
                            question.id(),
                            now.pool(),
                            now.text(),
                            now.why(),
                            now.type(),
                            Json.of(now.options()),
                            Json.of(now.words()));
            return done(unit, "knowledge.added", what + now.text());
        });
    }

    private OwnDraft passed(OwnDraft draft, @Nullable UUID self) {
        OwnCheck check = check(draft, self);
        for (OwnCheck.Field field : OwnCheck.Field.values()) {
            String problem = check.problems().get(field);
            if (problem != null) {
                throw new IllegalArgumentException(problem);
            }
        }
        return OwnRules.tidy(draft);
    }

    private boolean done(UnitOfWork unit, String type, String summary) {
        unit.changed(Change.Kind.KNOWLEDGE, null);
        events.log(unit, null, type, summary, Map.of());
        return true;
    }

    private static NoSuchElementException gone() {
        return new NoSuchElementException("This question does not exist any more.");
    }
}

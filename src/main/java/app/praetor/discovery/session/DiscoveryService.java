package app.praetor.discovery.session;

import app.praetor.activity.Events;
import app.praetor.discovery.Contradiction;
import app.praetor.discovery.DiscoveryEngine;
import app.praetor.discovery.FieldValue;
import app.praetor.discovery.Objective;
import app.praetor.discovery.ObjectiveVersion;
import app.praetor.discovery.Obligation;
import app.praetor.discovery.Question;
import app.praetor.discovery.SessionState;
import app.praetor.discovery.TurnResult;
import app.praetor.discovery.reading.Asked;
import app.praetor.discovery.reading.Interpretation;
import app.praetor.discovery.reading.Interpreter;
import app.praetor.discovery.research.ResearchDesk;
import app.praetor.discovery.version.ActiveObjectives;
import app.praetor.project.ProjectService;
import app.praetor.store.Change;
import app.praetor.store.Json;
import app.praetor.store.RowIds;
import app.praetor.store.Store;
import app.praetor.store.UnitOfWork;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The discovery chat of a project: each call is one transaction and leaves a state that can be resumed. */
public final class DiscoveryService {
    private static final String INTERRUPTED =
            "The reading of this message was interrupted. This answer was read offline.";

    private final Store store;
    private final Events events;
    private final ProjectService projects;
    private final DiscoveryEngine engine;
    private final Objective objective;
    private final UUID objectiveId;
    private final Clock clock;
    private final Interpreter interpreter;
    private final ActiveObjectives versions;
    private final TurnWriter writer;
    private final UnderWay underWay = new UnderWay();

    /**
     * The engine reads alone, and nothing is looked up.
     *
     * @param objectiveId row of {@code discovery_objectives} that holds {@code objective}
     */
    public DiscoveryService(
            Store store,
            Events events,
            ProjectService projects,
            DiscoveryEngine engine,
            Objective objective,
            UUID objectiveId,
            Clock clock) {
        this(store, events, projects, engine, objective, objectiveId, clock, Interpreter.OFFLINE, null);
    }

    /**
     * @param objectiveId row of {@code discovery_objectives} that holds {@code objective}
     * @param interpreter reads each message before the engine does
     * @param research looks up what the client speaks of; null for nothing
     */
    public DiscoveryService(
            Store store,
            Events events,
            ProjectService projects,
            DiscoveryEngine engine,
            Objective objective,
            UUID objectiveId,
            Clock clock,
            Interpreter interpreter,
            @Nullable ResearchDesk research) {
        this.store = store;
        this.events = events;
        this.projects = projects;
        this.engine = engine;
        this.objective = objective;
        this.objectiveId = objectiveId;
        this.clock = clock;
        this.interpreter = interpreter;
        this.versions = new ActiveObjectives(store);
        this.writer = new TurnWriter(events, engine, clock, research);
    }

    /**
     * The conversation so far; starts it when there is none. A message that was being read when the program ended is
     * answered now, by the engine alone.
     */
    public DiscoveryView open(UUID projectId) {
        boolean started =
                store.read(DiscoveryDao.class, dao -> dao.session(projectId)).isPresent();
        if (started) {
            for (WaitingDao.Row row : store.read(WaitingDao.class, dao -> dao.kept(projectId))) {
                if (!underWay.holds(row.executionId())) {
                    String message = row.intermediateResults().path("message").asString();
                    said(
                            projectId,
                            message,
                            row.executionId(),
                            Interpretation.offline(INTERRUPTED),
                            state -> engine.receive(state, message));
                }
            }
        }
        return started ? view(projectId) : store.write(unit -> start(unit, projectId));
    }

    /** The conversation so far, without starting one: an empty view when there is none. */
    public DiscoveryView view(UUID projectId) {
        return store.read(
                DiscoveryDao.class,
                dao -> dao.session(projectId)
                        .map(row -> view(dao, projectId, row))
                        .map(view -> view.reading(underWay.message(projectId)))
                        .orElseGet(() -> empty(projectId)));
    }

    private DiscoveryView empty(UUID projectId) {
        SessionState fresh = fresh(versions.of(objective));
        return DiscoveryViews.empty(projectId, engine.objective(fresh), fresh);
    }

    /** What the project's conversation has to find out: the version that it began with, or that it would begin with now. */
    public Objective objective(UUID projectId) {
        return engine.objective(store.read(DiscoveryDao.class, dao -> dao.session(projectId))
                .map(DiscoveryService::state)
                .orElseGet(() -> fresh(versions.of(objective))));
    }

    private SessionState fresh(@Nullable ObjectiveVersion own) {
        return own == null ? engine.start(objective) : engine.start(own);
    }

    /** The field paths that the pending question aims at; empty for the greeting and after the end. */
    public List<String> asks(UUID projectId) {
        return store.read(
                DiscoveryDao.class,
                dao -> dao.session(projectId)
                        .map(row -> state(row).pending())
                        .map(Question::asks)
                        .orElse(List.of()));
    }

    private DiscoveryView start(UnitOfWork unit, UUID projectId) {
        DiscoveryDao dao = unit.dao(DiscoveryDao.class);
        SessionState state = fresh(versions.of(unit, objective));
        Objective begun = engine.objective(state);
        UUID contextId = RowIds.next();
        UUID sessionId = RowIds.next();
        dao.insertContext(contextId, projectId, events.userId().toString());
        dao.insertSession(
                sessionId, projectId, contextId, objectiveId, TurnWriter.phase(state), Json.parse(state.toJson()));
        dao.insertObligations(DiscoveryRows.obligations(sessionId, begun, state));
        dao.insertEvents(DiscoveryRows.created(sessionId, begun));
        dao.insertMessage(
                DiscoveryRows.agentMessage(contextId, projectId, state, begun.greeting(), "", clock.instant()));
        projects.beginIn(unit, projectId);
        unit.changed(Change.Kind.DISCOVERY, projectId);
        events.log(unit, projectId, "discovery.started", "Discovery started", Map.of());
        return view(dao, projectId, dao.session(projectId).orElseThrow());
    }

    /**
     * The client's next message.
     *
     * @throws IllegalArgumentException when it is blank
     */
    public DiscoveryView send(UUID projectId, String text) {
        return send(projectId, text, piece -> {});
    }

    /**
     * The client's next message. A reader of messages is asked first, outside of the transaction; then the turn is
     * written, once, with what it claims or without.
     *
     * @param reply hears the agent's reply as it comes, on this thread; the view that is returned replaces it
     * @throws IllegalArgumentException when the message is blank
     */
    public DiscoveryView send(UUID projectId, String text, Consumer<String> reply) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("Write something first.");
        }
        // PostgreSQL, where this will be synchronised to, takes no NUL character.
        String message = text.strip().replace("\u0000", "");
        if (!interpreter.takesTime()) {
            return said(projectId, message, null, interpreter.meanwhile(), state -> engine.receive(state, message));
        }
        UUID kept = UUID.randomUUID();
        UnderWay.Reading waiting = underWay.begin(kept, projectId, message, reply);
        try {
            SessionState asked = keep(projectId, kept, message);
            Interpretation reading = interpreter.interpret(
                    new Asked(projectId, message, question(asked), DiscoveryRows.open(engine.objective(asked), asked)),
                    waiting);
            return said(projectId, message, kept, reading, state -> {
                // Claims answer the question that was read; when another one is pending by now, the engine reads alone.
                boolean same =
                        Objects.equals(state.pending(), asked.pending()) && state.turnCount() == asked.turnCount();
                return engine.receive(state, message, same ? reading.claims() : List.of());
            });
        } catch (RuntimeException e) {
            giveBack(kept, e);
            throw e;
        } finally {
            underWay.end(kept);
        }
    }

    /** The caller keeps the words of a turn that failed, so that they must not be answered by themselves as well. */
    private void giveBack(UUID kept, RuntimeException failure) {
        try {
            store.write(unit -> unit.dao(WaitingDao.class).release(kept));
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** Ends the reading of a message, if one is read; the engine answers that turn. From any thread, at once. */
    public void stop(UUID projectId) {
        underWay.stop(projectId);
        interpreter.stop(projectId);
    }

    /** Puts a message on the disk before it is read; the state that it is an answer to. */
    private SessionState keep(UUID projectId, UUID id, String message) {
        return store.write(unit -> {
            SessionState state = state(session(unit.dao(DiscoveryDao.class), projectId));
            unit.dao(WaitingDao.class)
                    .keep(
                            id,
                            projectId,
                            Json.of(List.of(Map.of("name", "discovery", "role", "interpreter", "status", "running"))),
                            Json.of(Map.of("message", message)));
            return state;
        });
    }

    private String question(SessionState state) {
        Question pending = state.pending();
        return pending == null ? engine.objective(state).greeting() : pending.text();
    }

    /** Leaves the pending question open and goes on. */
    public DiscoveryView skip(UUID projectId) {
        return turn(projectId, engine::skip);
    }

    /** Settles a contradiction. */
    public DiscoveryView choose(UUID projectId, String fieldPath, boolean keepNew) {
        return turn(projectId, state -> {
            Contradiction open = state.negotiation();
            if (open == null || !open.fieldPath().equals(fieldPath)) {
                throw new IllegalArgumentException("This contradiction is settled already.");
            }
            return engine.choose(state, !keepNew);
        });
    }

    /** Ends the conversation; what is open becomes open questions. */
    public DiscoveryView finish(UUID projectId) {
        return turn(projectId, engine::finish);
    }

    /** Sets a field by hand; wins over later inference. An empty list clears it. */
    public DiscoveryView edit(UUID projectId, String fieldPath, List<String> values) {
        return store.write(unit -> {
            editIn(unit, projectId, fieldPath, values);
            DiscoveryDao dao = unit.dao(DiscoveryDao.class);
            return view(dao, projectId, dao.session(projectId).orElseThrow());
        });
    }

    /** {@link #edit} as part of a larger unit of work. */
    public void editIn(UnitOfWork unit, UUID projectId, String fieldPath, List<String> values) {
        DiscoveryDao dao = unit.dao(DiscoveryDao.class);
        DiscoveryDao.SessionRow row = session(dao, projectId);
        SessionState before = state(row);
        TurnResult result = engine.edit(before, fieldPath, values);
        FieldValue old = before.value(fieldPath);
        dao.insertCorrection(
                RowIds.next(),
                projectId,
                events.userId(),
                Json.of(Map.of("field", fieldPath, "old", old == null ? List.of() : old.values(), "new", values)));
        writer.save(unit, projectId, row, before, result);
        events.log(
                unit,
                projectId,
                "discovery.corrected",
                "Field “" + label(before, fieldPath) + "” edited",
                Map.of("field", fieldPath));
    }

    private String label(SessionState state, String fieldPath) {
        return engine.objective(state).byField(fieldPath).map(Obligation::label).orElse(fieldPath);
    }

    private DiscoveryView turn(UUID projectId, Function<SessionState, TurnResult> step) {
        return said(projectId, null, null, Interpretation.OFFLINE, step);
    }

    /**
     * One turn, in one transaction.
     *
     * @param text what the client wrote, null for a turn without words
     * @param kept under which the message waited, null when it did not; the turn is written only while it waits
     */
    private DiscoveryView said(
            UUID projectId,
            @Nullable String text,
            @Nullable UUID kept,
            Interpretation reading,
            Function<SessionState, TurnResult> step) {
        return store.write(unit -> {
            DiscoveryDao dao = unit.dao(DiscoveryDao.class);
            DiscoveryDao.SessionRow row = session(dao, projectId);
            if (kept != null) {
                if (unit.dao(WaitingDao.class).release(kept) == 0) {
                    return view(dao, projectId, row);
                }
                // Before the commit: who looks because of it must not find the message twice.
                underWay.end(kept);
            }
            SessionState before = state(row);
            TurnResult result = step.apply(before);
            UUID contextId = row.discoveryContextId();
            if (text != null) {
                DiscoveryDao.NewMessage message =
                        DiscoveryRows.userMessage(contextId, projectId, before, text, clock.instant());
                dao.insertMessage(message);
                dao.insertExtractions(DiscoveryRows.extractions(contextId, projectId, message, result));
            }
            writer.save(unit, projectId, row, before, result);
            // A second message of the same instant must still sort after the client's.
            dao.insertMessage(DiscoveryRows.agentMessage(
                    contextId,
                    projectId,
                    result.state(),
                    DiscoveryRows.said(reading, result),
                    DiscoveryRows.understood(reading, result),
                    clock.instant().plusMillis(1)));
            return view(dao, projectId, dao.session(projectId).orElseThrow());
        });
    }

    private DiscoveryView view(DiscoveryDao dao, UUID projectId, DiscoveryDao.SessionRow row) {
        SessionState state = state(row);
        return DiscoveryViews.of(
                projectId,
                row.discoveryContextId(),
                engine.objective(state),
                state,
                dao.messages(row.discoveryContextId()),
                dao.research(row.id()));
    }

    private static DiscoveryDao.SessionRow session(DiscoveryDao dao, UUID projectId) {
        return dao.session(projectId)
                .orElseThrow(() -> new IllegalStateException("Discovery of this project has not started."));
    }

    private static SessionState state(DiscoveryDao.SessionRow row) {
        return SessionState.fromJson(row.workingMemorySnapshot().toString());
    }
}

package app.praetor.discovery.session;

import app.praetor.activity.Events;
import app.praetor.discovery.DiscoveryEngine;
import app.praetor.discovery.Objective;
import app.praetor.discovery.SessionState;
import app.praetor.discovery.TurnResult;
import app.praetor.discovery.research.ResearchDesk;
import app.praetor.store.Change;
import app.praetor.store.Json;
import app.praetor.store.RowIds;
import app.praetor.store.UnitOfWork;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes where a turn left the conversation, in the transaction of the turn.
 *
 * @param research null where nothing is looked up
 */
record TurnWriter(
        Events events,
        DiscoveryEngine engine,
        Clock clock,
        @Nullable ResearchDesk research) {
    /** Everything but the messages of a turn. */
    void save(UnitOfWork unit, UUID projectId, DiscoveryDao.SessionRow row, SessionState before, TurnResult result) {
        DiscoveryDao dao = unit.dao(DiscoveryDao.class);
        SessionState state = result.state();
        Objective asked = engine.objective(state);
        UUID contextId = row.discoveryContextId();
        dao.updateContext(
                contextId,
                DiscoveryRows.section("purpose_and_problem", state),
                DiscoveryRows.section("users_and_personas", state),
                DiscoveryRows.section("success_criteria", state),
                DiscoveryRows.section("constraints", state),
                DiscoveryRows.section("non_functional_screening", state));
        dao.updateSession(
                row.id(),
                state.complete() ? "completed" : "active",
                phase(state),
                Json.parse(state.toJson()),
                DiscoveryRows.share(state.completeness()),
                state.turnCount());
        dao.updateObligations(DiscoveryRows.obligations(row.id(), asked, state));
        dao.insertEvents(DiscoveryRows.events(row.id(), asked, state.turnCount(), result));
        int tens = state.turnCount() / 10;
        if (tens > before.turnCount() / 10) {
            dao.insertSummary(
                    RowIds.next(),
                    row.id(),
                    DiscoveryRows.summary(asked, state),
                    Json.of(state.obligations()),
                    tens * 10 - 9,
                    tens * 10);
        }
        if (research != null && !before.turns().equals(state.turns())) {
            research.after(unit, projectId, row.id(), asked, state);
        }
        unit.changed(Change.Kind.DISCOVERY, projectId);
        if (state.complete()) {
            boolean first = !before.complete();
            new DiscoveryOutcome(asked).write(unit, projectId, contextId, state, clock);
            if (first) {
                events.log(
                        unit,
                        projectId,
                        "discovery.completed",
                        "Discovery completed with " + state.fields().size() + " of "
                                + asked.obligations().size() + " fields known",
                        Map.of("turns", state.turnCount()));
            }
        }
    }

    static String phase(SessionState state) {
        return state.phase().name().toLowerCase(Locale.ROOT);
    }
}

package app.praetor.bench;

import app.praetor.discovery.DiscoveryEngine;
import app.praetor.discovery.GoldInterview;
import app.praetor.discovery.InterviewResult;
import app.praetor.discovery.Objective;
import app.praetor.discovery.Obligation;
import app.praetor.discovery.ObligationState;
import app.praetor.discovery.Question;
import app.praetor.discovery.SessionState;
import app.praetor.discovery.TurnResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What each part of the choice of questions is worth: the same clients and the same reading, with one part more a line.
 * Found is the share of all facts; a conversation that has ended keeps what it found.
 */
final class AblationSection implements Bench.Section {
    private static final int LONGEST = 30;
    private static final int EARLY = 12;
    private static final String OBJECTIVE = "project_discovery";

    private enum Step {
        /** A form: section by section, each question once. */
        FIXED("fixed order"),
        /** Each question once, what matters most first. */
        RANKED("ranked"),
        /** What is still unknown first, chosen again after each answer; what is known is asked at the end. */
        RE_RANKED("re-ranked"),
        /** What is known is not asked; what stays without an answer is asked again, up to its attempts. */
        PRUNED("pruned"),
        /** The engine itself: follow-ups, deferred questions, and an end. */
        STOP_RULE("stop rule");

        private final String label;

        Step(String label) {
            this.label = label;
        }
    }

    private record Run(double[] found, int asked) {}

    @Override
    public void run(Bench.Table table) {
        DiscoveryEngine engine = Clients.engine();
        List<GoldInterview> clients = Clients.all();
        double before = 0;
        long worse = 0;
        for (Step step : Step.values()) {
            double early = 0;
            double end = 0;
            double asked = 0;
            for (GoldInterview client : clients) {
                Run run = step == Step.STOP_RULE ? whole(engine, client) : play(engine, client, step);
                early += run.found()[EARLY];
                end += run.found()[LONGEST];
                asked += run.asked();
            }
            double each = 100 * end / asked;
            table.figure(
                    step.label + ": found after " + EARLY + ", at the end, asked",
                    String.format(
                            Locale.ROOT,
                            "%.1f%% %.1f%% %.1f",
                            100 * early / clients.size(),
                            100 * end / clients.size(),
                            asked / clients.size()));
            double value = worth(clients, engine, step);
            table.figure(
                    step.label + ": found per question, mean, and over all",
                    String.format(Locale.ROOT, "%.2f%% %.2f%%", 100 * value, each));
            worse += value < before - 1e-9 ? 1 : 0;
            before = value;
        }
        table.count("steps worse than the one before", worse, 0);
    }

    /** The share of facts found per question asked, at the mean over each point of the conversation. */
    private static double worth(List<GoldInterview> clients, DiscoveryEngine engine, Step step) {
        double sum = 0;
        for (GoldInterview client : clients) {
            Run run = step == Step.STOP_RULE ? whole(engine, client) : play(engine, client, step);
            double each = 0;
            for (int n = 1; n <= LONGEST; n++) {
                each += run.found()[n] / Math.min(n, run.asked());
            }
            sum += each / LONGEST;
        }
        return sum / clients.size();
    }

    private static Run whole(DiscoveryEngine engine, GoldInterview client) {
        Clients.Replies replies = new Clients.Replies(client);
        double[] found = new double[LONGEST + 1];
        TurnResult turn = engine.receive(engine.start(engine.objective(OBJECTIVE)), Clients.opening(client));
        found[0] = share(engine, client, turn.state());
        int asked = 0;
        while (turn.next() != null && asked < LONGEST) {
            String field = Objects.requireNonNull(turn.next()).asks().getFirst();
            turn = engine.receive(turn.state(), replies.to(field));
            found[++asked] = share(engine, client, turn.state());
        }
        return padded(found, asked);
    }

    private static Run play(DiscoveryEngine engine, GoldInterview client, Step step) {
        Clients.Replies replies = new Clients.Replies(client);
        Objective objective = engine.objective(OBJECTIVE);
        double[] found = new double[LONGEST + 1];
        SessionState state =
                engine.receive(engine.start(objective), Clients.opening(client)).state();
        found[0] = share(engine, client, state);
        Map<String, Integer> times = new HashMap<>();
        int asked = 0;
        while (asked < LONGEST) {
            Obligation next = next(objective, state, times, step);
            if (next == null) {
                break;
            }
            times.merge(next.key(), 1, Integer::sum);
            Question question = new Question(
                    next.plainQuestion(),
                    List.of(next.fieldPath()),
                    "",
                    new Question.UiConfig("freeform", List.of(), true));
            state = engine.receive(pending(state, question), replies.to(next.fieldPath()))
                    .state();
            found[++asked] = share(engine, client, state);
        }
        return padded(found, asked);
    }

    private static @Nullable Obligation next(
            Objective objective, SessionState state, Map<String, Integer> times, Step step) {
        List<Obligation> order = new ArrayList<>(objective.obligations());
        Comparator<Obligation> ranked =
                Comparator.comparingInt(Obligation::worth).reversed();
        Comparator<Obligation> unknown = Comparator.comparing(o -> known(state, o));
        Comparator<Obligation> seldom = Comparator.comparingInt(o -> times.getOrDefault(o.key(), 0));
        order.sort(
                switch (step) {
                    case FIXED ->
                        Comparator.comparingInt(o -> objective.obligations().indexOf(first(objective, o.category())));
                    case RANKED -> ranked;
                    default -> seldom.thenComparing(unknown).thenComparing(ranked);
                });
        boolean once = step == Step.FIXED || step == Step.RANKED || step == Step.RE_RANKED;
        return order.stream()
                .filter(o -> !once || times.getOrDefault(o.key(), 0) == 0)
                .filter(o ->
                        step != Step.PRUNED || !known(state, o) && times.getOrDefault(o.key(), 0) < o.maxAttempts())
                .findFirst()
                .orElse(null);
    }

    private static Obligation first(Objective objective, String category) {
        return objective.obligations().stream()
                .filter(o -> o.category().equals(category))
                .findFirst()
                .orElseThrow();
    }

    private static boolean known(SessionState state, Obligation o) {
        return Objects.requireNonNull(state.obligations().get(o.key())).status() == ObligationState.Status.SATISFIED;
    }

    private static SessionState pending(SessionState s, Question question) {
        return new SessionState(
                s.objective(),
                SessionState.Phase.EXPLORATION,
                s.obligations(),
                s.fields(),
                s.turns(),
                s.turnCount() + 1,
                question,
                null,
                s.completeness(),
                false,
                s.own());
    }

    private static double share(DiscoveryEngine engine, GoldInterview client, SessionState state) {
        GoldInterview.Score score = client.score(InterviewResult.of(engine, state, state.turns()));
        return score.right() / (double) score.gold();
    }

    private static Run padded(double[] found, int asked) {
        for (int i = asked + 1; i < found.length; i++) {
            found[i] = found[asked];
        }
        return new Run(found, asked);
    }
}

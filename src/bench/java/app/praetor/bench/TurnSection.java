package app.praetor.bench;

import app.praetor.discovery.DiscoveryEngine;
import app.praetor.discovery.GoldInterview;
import app.praetor.discovery.SessionState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How long a client waits for the next question: messages of an ordinary and of an extraordinary length. */
final class TurnSection implements Bench.Section {
    private static final int WARM_UP = 3;
    private static final int SHORT = 120;
    private static final int LONG = 1500;
    private static final double MILLI = 1000;

    @Override
    public void run(Bench.Table table) {
        DiscoveryEngine engine = Clients.engine();
        List<GoldInterview> clients = Clients.all();
        List<String> messages = messages(clients, SHORT);
        List<String> essays = messages(clients, LONG);
        List<SessionState> states = new ArrayList<>();
        for (GoldInterview client : clients) {
            states.add(engine.receive(engine.start(engine.objective("project_discovery")), Clients.opening(client))
                    .state());
        }
        for (int i = 0; i < WARM_UP; i++) {
            turns(engine, states, messages);
        }
        double[] turns = turns(engine, states, messages);
        table.time("turn on " + SHORT + " words, median of " + turns.length, at(turns, 0.5), 60 * MILLI);
        table.time("turn on " + SHORT + " words, 95th in 100", at(turns, 0.95), 200 * MILLI);
        double[] long1 = turns(engine, states, essays);
        table.time("turn on " + LONG + " words, longest of " + long1.length, at(long1, 1), 1500 * MILLI);
        double[] next = new double[states.size() * 50];
        for (int i = 0; i < next.length; i++) {
            SessionState state = states.get(i % states.size());
            long start = System.nanoTime();
            Objects.requireNonNull(engine.skip(state));
            next[i] = (System.nanoTime() - start) / 1e3;
        }
        table.time("next question, 95th in 100 of " + next.length, at(next, 0.95), 5 * MILLI);
    }

    /** Microseconds of each message as the answer to the question that is pending. */
    private static double[] turns(DiscoveryEngine engine, List<SessionState> states, List<String> messages) {
        double[] micros = new double[messages.size()];
        for (int i = 0; i < micros.length; i++) {
            SessionState state = states.get(i % states.size());
            long start = System.nanoTime();
            Objects.requireNonNull(engine.receive(state, messages.get(i)));
            micros[i] = (System.nanoTime() - start) / 1e3;
        }
        return micros;
    }

    /** Messages of a number of words each, out of what the clients really say. */
    private static List<String> messages(List<GoldInterview> clients, int words) {
        List<String> messages = new ArrayList<>();
        StringBuilder message = new StringBuilder();
        int count = 0;
        for (int round = 0; messages.size() < 100 && round < 400; round++) {
            for (GoldInterview client : clients) {
                Map<?, ?> replies =
                        (Map<?, ?>) Objects.requireNonNull(client.script().get("replies"));
                for (Object reply : replies.values()) {
                    String text = String.valueOf(((List<?>) reply).getFirst());
                    message.append(text).append(round % 2 == 0 ? " " : "\n");
                    count += text.split("\\s+").length;
                    if (count >= words) {
                        messages.add(message.toString());
                        message.setLength(0);
                        count = 0;
                    }
                }
            }
        }
        return messages;
    }

    private static double at(double[] times, double share) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }
}

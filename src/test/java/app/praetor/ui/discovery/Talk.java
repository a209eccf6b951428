package app.praetor.ui.discovery;

import app.praetor.discovery.research.Finding;
import app.praetor.discovery.research.Research;
import app.praetor.discovery.session.DiscoveryView;
import app.praetor.discovery.session.DiscoveryView.Conflict;
import app.praetor.discovery.session.FieldView;
import app.praetor.discovery.session.Message;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An invented conversation about a boat yard. */
final class Talk {
    static final UUID PROJECT = new UUID(1, 1);
    private static final OffsetDateTime START = OffsetDateTime.parse("2026-11-20T10:02:00+01:00");

    private Talk() {}

    static Message agent(int turn, String text, @Nullable String understood, List<String> choices, boolean escape) {
        return new Message(
                new UUID(2, turn * 2L + 1),
                Message.Role.AGENT,
                turn,
                text,
                understood,
                choices,
                escape,
                START.plusMinutes(turn));
    }

    static Message client(int turn, String text) {
        return new Message(
                new UUID(2, turn * 2L), Message.Role.USER, turn, text, null, List.of(), false, START.plusMinutes(turn));
    }

    static List<Message> messages() {
        return List.of(
                client(
                        0,
                        "We store and repair about 300 sailing boats. Every spring the owners all ring in the same two"
                                + " weeks, and nobody knows which boat is ready for the water."),
                agent(
                        1,
                        "What happened recently that made this urgent now?",
                        "asks about what set this off",
                        List.of(),
                        true),
                client(
                        1,
                        "Last April two boats were craned into the water with an open hull valve. The insurance wants"
                                + " a written checklist before the next season starts on 15 March."),
                agent(
                        2,
                        "Understood: a signed checklist for each boat before 15 March. Who will use this every day?",
                        "noted a date and a must-have",
                        List.of("Yard crew", "Boat owners", "Both"),
                        true));
    }

    static FieldView known(
            String path, boolean list, double confidence, String type, int turn, String snippet, String... v) {
        return new FieldView(
                path, null, List.of(v), list, confidence, type, turn, snippet, new UUID(2, turn * 2L), "satisfied");
    }

    static FieldView unknown(String path, boolean list, String status) {
        return new FieldView(path, null, List.of(), list, 0, null, -1, null, null, status);
    }

    static List<FieldView> fields() {
        List<FieldView> f = new ArrayList<>();
        f.add(known(
                "purpose_and_problem.coreProblem",
                false,
                0.91,
                "fact",
                0,
                "nobody knows which boat is ready for the water",
                "Nobody knows which boat is ready for the water"));
        f.add(known(
                "purpose_and_problem.triggerEvent",
                false,
                0.94,
                "fact",
                1,
                "two boats were craned into the water with an open hull valve",
                "Two boats launched with an open hull valve last April"));
        f.add(known(
                "purpose_and_problem.currentSolution",
                false,
                0.58,
                "inference",
                0,
                "the owners all ring in the same two weeks",
                "Owners ring the yard"));
        f.add(unknown("purpose_and_problem.problemImpact", false, "deferred"));
        f.add(unknown("users_and_personas.primaryUser", false, "pending"));
        f.add(unknown("users_and_personas.secondaryUsers", true, "pending"));
        f.add(known(
                "users_and_personas.jobsToBeDone",
                true,
                0.82,
                "fact",
                1,
                "The insurance wants a written checklist",
                "Sign a checklist for each boat",
                "See which boats are ready"));
        f.add(unknown("users_and_personas.painPoints", true, "pending"));
        f.add(unknown("users_and_personas.endUserTechnicalLevel", false, "pending"));
        f.add(unknown("success_criteria.measuresOfSuccess", false, "pending"));
        f.add(unknown("success_criteria.dealbreakers", true, "satisfied"));
        f.add(known(
                "constraints.timeline",
                false,
                0.83,
                "fact",
                1,
                "before the next season starts on 15 March",
                "Before 15 March 2027"));
        f.add(unknown("constraints.budget", false, "skipped"));
        f.add(unknown("constraints.technicalConstraints", true, "pending"));
        f.add(new FieldView(
                "constraints.existingSystems",
                null,
                List.of("Winter storage spreadsheet"),
                true,
                1,
                "fact",
                1,
                null,
                null,
                "satisfied"));
        f.add(unknown("non_functional_screening.sensitiveData", false, "pending"));
        f.add(known(
                "non_functional_screening.expectedScale",
                false,
                0.77,
                "fact",
                0,
                "about 300 sailing boats",
                "300 boats"));
        return f;
    }

    static DiscoveryView view(
            List<Message> messages, List<FieldView> fields, boolean complete, @Nullable Conflict conflict) {
        return view(messages, fields, complete, conflict, research());
    }

    static DiscoveryView view(
            List<Message> messages,
            List<FieldView> fields,
            boolean complete,
            @Nullable Conflict conflict,
            List<Research> research) {
        int known = (int)
                fields.stream().filter(f -> f.status().equals("satisfied")).count();
        return new DiscoveryView(
                PROJECT,
                new UUID(3, 3),
                "opening",
                messages,
                fields,
                known,
                known / 17.0,
                complete,
                conflict,
                research,
                null);
    }

    static List<Research> research() {
        return List.of(
                new Research(
                        new UUID(4, 1),
                        "domain_research",
                        "Marinas",
                        "completed",
                        List.of(
                                new Finding("things", "Boat", "CONCEPT/asset"),
                                new Finding("things", "Berth", "CONCEPT/resource"),
                                new Finding(
                                        "workflows",
                                        "Winter storage: the boat is dry, documented and billed",
                                        "WORKFLOW/internal-tools/Winter storage"),
                                new Finding(
                                        "compliance",
                                        "Periods for keeping: records that are kept too long or too short are both an"
                                                + " offence, and the insurer asks for them years afterwards",
                                        "OBLIGATION/internal-tools/retention"))),
                new Research(
                        new UUID(4, 2),
                        "competitive_analysis",
                        "Our competitor across the bay sends a message as soon as a boat is in the water.",
                        "pending",
                        List.of()));
    }

    static DiscoveryView start() {
        return view(messages(), fields(), false, null);
    }

    /** Answers as the service would, from a script that a test fills. */
    static final class Calls implements DiscoveryCalls {
        final List<String> heard = new ArrayList<>();
        DiscoveryView next = start();

        @Nullable
        RuntimeException failure;

        /** What a model says while it reads. */
        List<String> pieces = List.of();

        /** Runs when a model has said all of that. */
        Runnable meanwhile = () -> {};

        private DiscoveryView answer(String call) {
            heard.add(call);
            if (failure != null) {
                throw failure;
            }
            return next;
        }

        @Override
        public DiscoveryView open(UUID projectId) {
            return answer("open");
        }

        @Override
        public DiscoveryView send(UUID projectId, String text, Consumer<String> reply) {
            pieces.forEach(reply);
            meanwhile.run();
            return answer("send " + text);
        }

        @Override
        public void stop(UUID projectId) {
            heard.add("stop");
        }

        @Override
        public DiscoveryView skip(UUID projectId) {
            return answer("skip");
        }

        @Override
        public DiscoveryView edit(UUID projectId, String path, List<String> values) {
            return answer("edit " + path + " " + values);
        }

        @Override
        public DiscoveryView choose(UUID projectId, String path, boolean keepNew) {
            return answer("choose " + path + " " + keepNew);
        }

        @Override
        public DiscoveryView finish(UUID projectId) {
            return answer("finish");
        }
    }
}

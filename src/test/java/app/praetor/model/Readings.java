package app.praetor.model;

import app.praetor.discovery.Objective;
import app.praetor.discovery.objective.Objectives;
import app.praetor.discovery.reading.Asked;
import app.praetor.model.provider.Provider;
import app.praetor.model.provider.ProviderKind;
import app.praetor.model.provider.Secret;
import app.praetor.model.wire.WireServer;
import app.praetor.store.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the tests of this folder ask and answer. */
final class Readings {
    static final Objective OBJECTIVE = Objectives.builtIn().get("project_discovery");
    static final String MESSAGE =
            "Feeding notes get lost between shifts. Our keepers would use it every day. We can spend 60k on it.";
    static final String REPLY = "Feeding notes get lost, keepers would use it, and 60k is there.";

    private Readings() {}

    static Asked asked(String message) {
        return new Asked(UUID.randomUUID(), message, "What goes wrong today?", OBJECTIVE.obligations());
    }

    static Provider provider(WireServer server, ProviderKind kind) {
        return provider(server, kind, Duration.ofMinutes(1));
    }

    static Provider provider(WireServer server, ProviderKind kind, Duration patience) {
        return new Provider(
                kind,
                server.baseUrl(),
                WireServer.MODEL,
                new BigDecimal("2.00"),
                new BigDecimal("10.00"),
                new Secret(WireServer.KEY.toCharArray()),
                patience,
                Duration.ofMinutes(2));
    }

    static Map<String, Object> finding(String field, String value, String snippet) {
        return Map.of("field", field, "value", List.of(value), "type", "fact", "confidence", 0.9, "snippet", snippet);
    }

    @SafeVarargs
    static String answer(String reply, Map<String, Object>... findings) {
        return Json.MAPPER.writeValueAsString(
                Json.MAPPER.createObjectNode().put("reply", reply).set("findings", Json.of(List.of(findings))));
    }

    /** A good answer to {@link #MESSAGE}. */
    static String good() {
        return answer(
                REPLY,
                finding(
                        "purpose_and_problem.coreProblem",
                        "Feeding notes get lost between shifts",
                        "Feeding notes get lost between shifts"),
                finding("users_and_personas.primaryUser", "keepers", "Our keepers would use it"),
                finding("constraints.budget", "60k", "We can spend 60k on it"));
    }
}

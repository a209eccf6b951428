package app.praetor.spec;

import app.praetor.spec.SpecView.Line;
import app.praetor.spec.SpecView.Section;
import app.praetor.spec.SpecView.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a stored v2 document into what the screen shows. */
final class SpecViews {
    private SpecViews() {}

    static SpecView of(SpecDao.Row row, boolean stale) {
        JsonNode spec = row.spec();
        Map<String, JsonNode> requirements = new HashMap<>();
        spec.path("requirements").forEach(r -> requirements.put(r.path("id").asString(), r));
        List<Section> sections = new ArrayList<>();
        add(
                sections,
                "Summary",
                spec.path("summary"),
                n -> n.path("label").asString() + ": " + n.path("text").asString());
        for (JsonNode section : spec.path("sections")) {
            List<Line> lines = new ArrayList<>();
            for (JsonNode id : section.path("requirements")) {
                JsonNode requirement = requirements.get(id.asString());
                if (requirement != null) {
                    lines.add(requirement(requirement));
                }
            }
            sections.add(new Section(section.path("title").asString(), lines));
        }
        add(sections, "Data", spec.path("entities"), n -> n.path("name").asString() + list(": ", n.path("attributes")));
        add(
                sections,
                "Roles",
                spec.path("permissions"),
                n -> n.path("role").asString() + list(": ", n.path("requirements")));
        add(
                sections,
                "Integrations",
                spec.path("integrations"),
                n -> n.path("name").asString());
        JsonNode validation = row.validationResult();
        List<String> problems = validation == null
                ? List.of()
                : validation
                        .path("problems")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList();
        return new SpecView(
                row.id(),
                row.version(),
                row.compiledAt(),
                row.sourceHash(),
                spec.path("project").path("name").asString(),
                sections,
                spec.path("openQuestions")
                        .valueStream()
                        .map(q -> new Line(
                                "",
                                q.path("text").asString() + " "
                                        + q.path("reason").asString(""),
                                "",
                                List.of(),
                                List.of()))
                        .toList(),
                problems,
                stale);
    }

    static int requirements(JsonNode spec) {
        return spec.path("requirements").size();
    }

    private static void add(List<Section> sections, String title, JsonNode items, Function<JsonNode, String> text) {
        List<Line> lines = items.valueStream()
                .map(n -> new Line("", text.apply(n), "", List.of(), sources(n)))
                .toList();
        if (!lines.isEmpty()) {
            sections.add(new Section(title, lines));
        }
    }

    private static String list(String before, JsonNode items) {
        return items.isEmpty()
                ? ""
                : before + items.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
    }

    private static Line requirement(JsonNode node) {
        return new Line(
                node.path("id").asString(),
                node.path("statement").asString(),
                node.path("priority").asString(""),
                node.path("acceptance").valueStream().map(SpecViews::criterion).toList(),
                sources(node));
    }

    private static String criterion(JsonNode node) {
        return node.path("type").asString("").equals("measure")
                ? node.path("measure").asString()
                : "Given " + node.path("given").asString() + ", when "
                        + node.path("when").asString() + ", then "
                        + node.path("then").asString();
    }

    private static List<Source> sources(JsonNode node) {
        return node.path("sources")
                .valueStream()
                .map(s -> new Source(
                        s.path("ref").asString(),
                        text(s.path("snippet")),
                        text(s.path("speaker")),
                        s.path("turn").asInt(-1),
                        s.path("confidence").asDouble(0)))
                .toList();
    }

    private static @Nullable String text(JsonNode node) {
        String text = node.asString("");
        return text.isEmpty() ? null : text;
    }
}

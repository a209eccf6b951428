package app.praetor.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A specification as a Markdown document (CommonMark) to show to a client. */
public final class SpecMarkdown {
    private final StringBuilder out = new StringBuilder();
    private final JsonNode spec;

    private SpecMarkdown(JsonNode spec) {
        this.spec = spec;
    }

    /** Renders either format. */
    public static String render(JsonNode spec) {
        SpecMarkdown document = new SpecMarkdown(spec);
        document.head();
        if (spec.path("format").asString("").equals("v1")) {
            document.flat();
        } else {
            document.sections();
        }
        return document.out.toString().stripTrailing() + "\n";
    }

    private void head() {
        line("# " + escape(text(spec.path("project"), "name")));
        line("");
        line("Specification");
        String description = text(spec.path("project"), "description");
        if (!description.isEmpty()) {
            line("");
            line(escape(description));
        }
    }

    private void flat() {
        heading("Requirements", spec.path("fields"));
        for (JsonNode f : spec.path("fields")) {
            List<String> values = new ArrayList<>();
            f.path("values").forEach(v -> values.add(escape(v.asString(""))));
            line("- **" + escape(text(f, "label")) + ":** " + (values.isEmpty() ? "none" : String.join("; ", values)));
        }
        heading("Features", spec.path("features"));
        for (JsonNode f : spec.path("features")) {
            line("- **" + escape(text(f, "name")) + ".** " + escape(text(f, "description")));
        }
        heading("Answers", spec.path("answers"));
        for (JsonNode a : spec.path("answers")) {
            line("- " + escape(text(a, "question")) + " — " + escape(text(a, "answer")));
        }
        entities();
        openQuestions();
    }

    private void sections() {
        heading("Summary", spec.path("summary"));
        for (JsonNode s : spec.path("summary")) {
            line("- **" + escape(text(s, "label")) + ":** " + escape(text(s, "text")));
        }
        Map<String, JsonNode> byId = new HashMap<>();
        spec.path("requirements").forEach(r -> byId.put(text(r, "id"), r));
        for (JsonNode section : spec.path("sections")) {
            heading(text(section, "title"), section.path("requirements"));
            for (JsonNode id : section.path("requirements")) {
                JsonNode r = byId.get(id.asString(""));
                if (r != null) {
                    requirement(r);
                }
            }
        }
        entities();
        roles();
        integrations();
        heading("Assumptions", spec.path("assumptions"));
        spec.path("assumptions").forEach(a -> line("- " + escape(text(a, "text"))));
        openQuestions();
    }

    private void requirement(JsonNode r) {
        line("### " + text(r, "id") + " " + escape(text(r, "title")));
        line("");
        line(escape(text(r, "statement")));
        line("");
        String confirm = r.path("toConfirm").asBoolean(false) ? "; to be confirmed" : "";
        line("*Priority: " + priority(text(r, "priority")) + confirm + "*");
        line("");
        line("Acceptance:");
        line("");
        for (JsonNode c : r.path("acceptance")) {
            line(
                    text(c, "type").equals("measure")
                            ? "- Measure: " + escape(text(c, "measure"))
                            : "- **Given** " + escape(text(c, "given")) + ", **when** " + escape(text(c, "when"))
                                    + ", **then** " + escape(text(c, "then")));
        }
        line("");
        for (JsonNode s : r.path("sources")) {
            String words = text(s, "snippet");
            if (!words.isEmpty()) {
                line("> “" + escape(words) + "”" + who(s));
                line("");
            }
        }
    }

    private static String who(JsonNode source) {
        List<String> parts = new ArrayList<>();
        if (source.has("speaker")) {
            parts.add(escape(text(source, "speaker")));
        }
        if (source.has("turn")) {
            parts.add("turn " + source.path("turn").asInt());
        }
        return parts.isEmpty() ? "" : " — " + String.join(", ", parts);
    }

    private void entities() {
        heading("Data", spec.path("entities"));
        if (spec.path("entities").isEmpty()) {
            return;
        }
        line("| Entity | Attributes | Actions |");
        line("| --- | --- | --- |");
        for (JsonNode e : spec.path("entities")) {
            line("| " + cell(text(e, "name")) + " | " + cell(joined(e.path("attributes"))) + " | "
                    + cell(joined(e.path("actions"))) + " |");
        }
    }

    private void roles() {
        heading("Roles", spec.path("permissions"));
        for (JsonNode p : spec.path("permissions")) {
            String purpose = text(p, "purpose");
            String ids = joined(p.path("requirements"));
            line("- **" + escape(text(p, "role")) + "**" + (purpose.isEmpty() ? "" : ": " + escape(purpose))
                    + (ids.isEmpty() ? "" : " (" + ids + ")"));
        }
    }

    private void integrations() {
        heading("Other systems", spec.path("integrations"));
        for (JsonNode i : spec.path("integrations")) {
            String purpose = text(i, "purpose");
            line("- **" + escape(text(i, "name")) + "**" + (text(i, "kind").equals("existing") ? " (in use today)" : "")
                    + (purpose.isEmpty() ? "" : ": " + escape(purpose)));
        }
    }

    private void openQuestions() {
        heading("Open questions", spec.path("openQuestions"));
        int n = 1;
        for (JsonNode q : spec.path("openQuestions")) {
            String reason = text(q, "reason");
            line(n++ + ". " + escape(text(q, "text")) + (reason.isEmpty() ? "" : " — " + escape(reason)));
        }
    }

    private void heading(String title, JsonNode content) {
        if (!content.isEmpty()) {
            if (!out.toString().endsWith("\n\n")) {
                line("");
            }
            line("## " + title);
            line("");
        }
    }

    private static String priority(String priority) {
        return priority.equals("wont") ? "not in this version" : priority;
    }

    private static String joined(JsonNode list) {
        List<String> all = new ArrayList<>();
        list.forEach(v -> all.add(v.asString("")));
        return String.join(", ", all);
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asString("");
    }

    private static String cell(String text) {
        return escape(text).replace("|", "\\|");
    }

    /** Client words stay words: nothing in them becomes markup. */
    static String escape(String text) {
        return text.replaceAll("\\s+", " ")
                .strip()
                .replaceAll("([\\\\`*_\\[\\]<>])", "\\\\$1")
                .replaceAll("^([#+-]|\\d+[.)])", "\\\\$1");
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}

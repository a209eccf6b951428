package app.praetor.spec;

import app.praetor.spec.Requirement.Criterion;
import app.praetor.spec.Requirement.Origin;
import app.praetor.spec.Requirement.Priority;
import app.praetor.spec.SpecInputs.Field;
import app.praetor.spec.SpecInputs.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Requirements from what was said in the discovery, field by field. */
final class FieldRequirements {
    /** Below this a value is not taken for certain. */
    static final double SURE = 0.6;

    private static final Pattern FORCED = Pattern.compile(
            "(?i)^(.{2,60}?) (?:must|having to|have to|has to|being forced to|need to) (?!not\\b)(.+)$");
    private static final Pattern PROHIBITED = Pattern.compile(
            "(?i)^(?:it|the (?:system|app|tool|software)) (?:must not|mustn't|may not|cannot|can't|should not) (.+)$");
    private static final Pattern DEMANDED = Pattern.compile(
            "(?i)^(?:it|the (?:system|app|tool|software)) (?:must|has to|needs to|should) (?!not\\b)(.+)$");
    private static final Pattern UNCLEAR =
            Pattern.compile("(?i)^(no|not|only|if|without|when|never|unless|anything|must|should|cannot|can't)\\b.*");

    private final Wording wording;
    private final String actor;

    FieldRequirements(Wording wording, String actor) {
        this.wording = wording;
        this.actor = actor;
    }

    List<Requirement> of(Field field) {
        List<Requirement> all = new ArrayList<>();
        String name = leaf(field.fieldPath());
        if (name.equals("technicalConstraints") || LISTS.contains(name)) {
            for (String value : field.values()) {
                String text = Wording.clean(value);
                if (!text.isEmpty()) {
                    add(all, field, name, text, field.fieldPath() + "#" + normal(text));
                }
            }
        } else if (!field.values().isEmpty()) {
            String text = Wording.clean(String.join("; ", field.values()));
            if (!text.isEmpty()) {
                add(all, field, name, text, field.fieldPath());
            }
        }
        return all;
    }

    private static final List<String> LISTS =
            List.of("jobsToBeDone", "painPoints", "dealbreakers", "measuresOfSuccess");

    static String leaf(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** A text without what a rewording of no meaning changes: case, punctuation, spaces. */
    static String normal(String text) {
        return CanonicalJson.sha256(text.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}%]+", " ")
                        .strip())
                .substring(0, 12);
    }

    private void add(List<Requirement> all, Field f, String name, String text, String key) {
        Requirement made = switch (name) {
            case "jobsToBeDone" -> job(f, text, key);
            case "painPoints" ->
                make(
                        f,
                        key,
                        "FR",
                        "problems",
                        text,
                        "The system shall address a pain point of " + actor + ": " + wording.tail(text) + ".",
                        Priority.SHOULD,
                        Criterion.scenario(
                                Wording.upper(actor) + " work with the system for a normal day",
                                "they are asked about “" + text + "”",
                                "they report that the problem is gone or clearly rarer than before"));
            case "dealbreakers" -> dealbreaker(f, text, key);
            case "measuresOfSuccess" ->
                make(
                        f,
                        key,
                        "SC",
                        "success",
                        text,
                        "The system shall help to reach this measure of success: " + wording.tail(text) + ".",
                        Priority.SHOULD,
                        Criterion.measured(Wording.upper(text)));
            case "timeline" ->
                make(
                        f,
                        key,
                        "CR",
                        "constraints",
                        "Timeline",
                        "The project shall keep to this timeline: " + wording.tail(text) + ".",
                        Priority.MUST,
                        Criterion.measured("Delivery compared with: " + text));
            case "budget" ->
                make(
                        f,
                        key,
                        "CR",
                        "constraints",
                        "Budget",
                        "The project shall stay within this budget: " + wording.tail(text) + ".",
                        Priority.MUST,
                        Criterion.measured("Cost compared with: " + text));
            case "technicalConstraints" -> technical(f, text, key);
            case "sensitiveData" -> sensitive(f, text, key);
            case "expectedScale" ->
                make(
                        f,
                        key,
                        "NF",
                        "non-functional",
                        "Expected scale",
                        "The system shall carry this load: " + wording.tail(text) + ".",
                        Priority.MUST,
                        Criterion.measured("Every function stays usable under this load: " + text));
            case "endUserTechnicalLevel" ->
                make(
                        f,
                        key,
                        "NF",
                        "non-functional",
                        "Ease of use",
                        "The system shall be usable by people of this technical level: " + wording.tail(text) + ".",
                        Priority.SHOULD,
                        Criterion.scenario(
                                "A user of this technical level (" + text + ")",
                                "they do their main job for the first time",
                                "they finish it without help"));
            case "coreProblem",
                    "triggerEvent",
                    "currentSolution",
                    "problemImpact",
                    "primaryUser",
                    "secondaryUsers",
                    "existingSystems" -> null;
            default -> other(f, text, key);
        };
        if (made != null) {
            all.add(made);
        }
    }

    private Requirement job(Field f, String text, String key) {
        String action = wording.action(text);
        if (action == null) {
            String statement = Wording.personal(text)
                    ? "The system shall support this job of " + actor + ": “" + text + "”."
                    : "The system shall support " + actor + " in this job: " + wording.lower(text) + ".";
            return make(
                    f,
                    key,
                    "FR",
                    "jobs",
                    text,
                    statement,
                    Priority.MUST,
                    Criterion.scenario(
                            actor + " use the system",
                            "they do this job: " + wording.tail(text),
                            "they can finish it in the system"));
        }
        return make(
                f,
                key,
                "FR",
                "jobs",
                text,
                wording.statement("allow " + actor + " to ", action),
                Priority.MUST,
                Criterion.scenario(
                        actor + " use the system",
                        "they want to " + action,
                        "they can do so in the system and see the result"));
    }

    private Requirement dealbreaker(Field f, String text, String key) {
        String statement;
        Matcher forced = FORCED.matcher(text);
        Matcher prohibited = PROHIBITED.matcher(text);
        Matcher demanded = DEMANDED.matcher(text);
        if (prohibited.matches()) {
            statement = "The system shall not " + prohibited.group(1) + ".";
        } else if (demanded.matches()) {
            statement = "The system shall " + demanded.group(1) + ".";
        } else if (forced.matches()
                && !Wording.personal(text)
                && !text.contains(" that ")
                && !text.contains(" which ")) {
            statement =
                    "The system shall not require " + wording.lower(forced.group(1)) + " to " + forced.group(2) + ".";
        } else if (text.matches("(?i)^having to .+") && !Wording.personal(text)) {
            statement = "The system shall not require " + actor + " to " + text.substring("having to ".length()) + ".";
        } else if (Wording.personal(text) || UNCLEAR.matcher(text).matches()) {
            // "No offline mode" may be refused or demanded: the words stay as they were said.
            statement = "The system shall respect this dealbreaker of the client: “" + text + "”.";
        } else {
            String action = wording.action(text);
            statement = action == null
                    ? "The system shall not involve " + wording.lower(text) + "."
                    : "The system shall respect this dealbreaker of the client: “" + text + "”.";
        }
        return make(
                f,
                key,
                "CR",
                "dealbreakers",
                text,
                statement,
                Priority.MUST,
                Criterion.scenario(
                        "The system as it is delivered",
                        "the client checks it against the dealbreaker “" + text + "”",
                        "the client finds no violation"));
    }

    private Requirement technical(Field f, String text, String key) {
        String action = wording.action(text);
        String statement = action == null
                ? "The system shall satisfy this technical constraint: " + wording.tail(text) + "."
                : wording.statement("", action);
        return make(
                f,
                key,
                "CR",
                "constraints",
                text,
                statement,
                Priority.MUST,
                Criterion.scenario(
                        "The environment of the client",
                        "the system is put into use there",
                        "this holds: " + wording.tail(text)));
    }

    private @Nullable Requirement sensitive(Field f, String text, String key) {
        if (text.matches("(?i)^(no|none|nothing)\\b.*")) {
            return null;
        }
        String what = text.replaceFirst("(?i)^yes\\b[,:;. –—-]*", "");
        String statement = what.isEmpty()
                ? "The system shall protect the sensitive data that it keeps against unauthorised access."
                : "The system shall protect this sensitive data against unauthorised access: " + wording.tail(what)
                        + ".";
        return make(
                f,
                key,
                "NF",
                "non-functional",
                "Sensitive data",
                statement,
                Priority.MUST,
                Criterion.scenario(
                        "Somebody without permission",
                        "they try to read this data",
                        "they are refused and the attempt is recorded"));
    }

    private @Nullable Requirement other(Field f, String text, String key) {
        if (text.matches("(?i)^(no|none|nothing|not applicable|n/a)$")) {
            return null;
        }
        boolean nonFunctional = f.section().toLowerCase(Locale.ROOT).contains("non")
                || f.fieldPath().startsWith("non_functional");
        return make(
                f,
                key,
                nonFunctional ? "NF" : "FR",
                nonFunctional ? "non-functional" : "domain",
                f.label(),
                "The system shall meet this need (" + wording.lower(Wording.clean(f.label())) + "): "
                        + wording.tail(text) + ".",
                Priority.SHOULD,
                text.matches(".*\\d.*")
                        ? Criterion.measured(text)
                        : Criterion.scenario(
                                "The system in use",
                                "the need “" + text + "” is checked",
                                "the client accepts how it is met"));
    }

    private static Requirement make(
            Field f,
            String key,
            String prefix,
            String section,
            String title,
            String statement,
            Priority priority,
            Criterion criterion) {
        boolean inferred = f.type() == ValueType.INFERENCE || f.confidence() < SURE;
        Priority weighed = inferred && priority == Priority.MUST ? Priority.SHOULD : priority;
        return new Requirement(
                key,
                prefix,
                section,
                Wording.upper(title),
                statement,
                weighed,
                List.of(criterion),
                new Origin("field", f.fieldPath()),
                "",
                inferred,
                List.of(f.source()));
    }
}

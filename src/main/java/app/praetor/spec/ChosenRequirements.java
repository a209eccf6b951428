package app.praetor.spec;

import app.praetor.question.AnswerFacts;
import app.praetor.spec.Requirement.Criterion;
import app.praetor.spec.Requirement.Origin;
import app.praetor.spec.Requirement.Priority;
import app.praetor.spec.SpecInputs.Answer;
import app.praetor.spec.SpecInputs.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Requirements from what was chosen: features, answers to the plan's questions, detected patterns, integrations. */
final class ChosenRequirements {
    private static final Pattern CAN = Pattern.compile(
            "(?i)^((?:\\S+ ){1,5}?)(?:can|may|are able to|is able to|must be able to|should be able to) (.+)$");
    private static final Pattern YES_NO = Pattern.compile("(?i)^(can|may|should|must|shall|will|do|does) (.+?)\\?*$");
    private static final Pattern NEED = Pattern.compile(
            "(?i)^(?:do|does|will) (?:you|we|they|the (?:client|business|company)) (?:need|want|require|use)"
                    + " (.+?)\\?*$");
    /** "Work orders" and "link to accounting" are things; an action has an object with a determiner. */
    private static final Pattern OBJECT =
            Pattern.compile("(?i)^\\S+ (?:(?:in|out|up|off|on) )?(?:an?|the|their|every|each|any|all|missing|new) ");

    private static final Pattern FIRST_SENTENCE = Pattern.compile("^(.+?[.!?])(?:\\s.*)?$", Pattern.DOTALL);

    private final Wording wording;

    ChosenRequirements(Wording wording) {
        this.wording = wording;
    }

    Requirement of(Feature feature) {
        String name = Wording.clean(feature.name());
        String description = Wording.clean(firstSentence(feature.description()));
        Matcher can = CAN.matcher(description);
        String byDescription = wording.action(description);
        String byName = wording.action(name);
        String statement;
        if (can.matches() && !Wording.personal(description)) {
            statement = wording.statement("allow " + wording.lower(can.group(1).strip()) + " to ", can.group(2));
        } else if (byDescription != null) {
            statement = wording.statement("", byDescription);
        } else if (byName != null && OBJECT.matcher(byName).find()) {
            statement = wording.statement("", byName);
        } else {
            statement = "The system shall provide " + wording.lower(name) + ".";
        }
        boolean asked = feature.sources().stream()
                .anyMatch(s -> s.ref().contains("jobsToBeDone") || s.ref().contains("dealbreakers"));
        List<Criterion> acceptance = new ArrayList<>();
        acceptance.add(Criterion.scenario(
                "the feature “" + name + "” is in use",
                "a person with the needed permission uses it",
                description.isEmpty()
                        ? "they reach the result that the statement names"
                        : "this holds: " + wording.tail(description)));
        String notes = Wording.clean(feature.notes());
        if (!notes.isEmpty()) {
            acceptance.add(Criterion.measured("As noted at the selection: " + notes));
        }
        return new Requirement(
                "feature:" + feature.id(),
                "FR",
                "features",
                name,
                statement,
                asked ? Priority.MUST : Priority.SHOULD,
                acceptance,
                new Origin("feature", feature.id()),
                Wording.clean(feature.why()),
                false,
                feature.sources());
    }

    /** Null when the answer says nothing: it is then an open question. */
    @Nullable
    Requirement of(Answer answer, @Nullable Feature feature) {
        String text = Wording.clean(answer.answer());
        if (AnswerFacts.undecided(text)) {
            return null;
        }
        String question = answer.question().strip();
        String lower = text.toLowerCase(Locale.ROOT);
        boolean yes = lower.matches("^(yes|true|y)\\b.*");
        boolean no = lower.matches("^(no|false|n)\\b.*");
        String detail = text.replaceFirst("(?i)^(yes|no|true|false|y|n)\\b[,:;. –—-]*", "");
        String statement = yes || no ? decided(question, yes) : null;
        Priority priority = no ? Priority.WONT : Priority.SHOULD;
        if (statement == null) {
            priority = Priority.SHOULD;
            statement = "The system shall apply this decision on “" + question + "”: " + asSaid(text) + ".";
        } else if (!detail.isEmpty()) {
            statement += " The client added: “" + detail + "”.";
        }
        String title = Wording.clean(question).replaceAll("\\?+$", "");
        return new Requirement(
                "answer:" + answer.questionId(),
                "FR",
                feature == null ? "decisions" : "features",
                title,
                statement,
                priority,
                List.of(Criterion.scenario(
                        "the decision on “" + question + "”",
                        "the system is demonstrated",
                        "it behaves as answered: " + asSaid(text))),
                new Origin("answer", answer.questionId()),
                Wording.clean(answer.explanation()),
                false,
                List.of(answer.ref()));
    }

    List<Requirement> of(SpecInputs.Pattern pattern) {
        List<Requirement> all = new ArrayList<>();
        for (String implication : pattern.implications()) {
            String text = Wording.clean(implication);
            if (text.isEmpty()) {
                continue;
            }
            String action = wording.action(text);
            String statement = text.contains(" shall ")
                    ? text + "."
                    : action != null
                            ? wording.statement("", action)
                            : "The system shall follow the pattern “" + Wording.clean(pattern.name()) + "”: "
                                    + wording.tail(text) + ".";
            all.add(new Requirement(
                    "pattern:" + pattern.id() + "#" + FieldRequirements.normal(text),
                    "NF",
                    "patterns",
                    Wording.upper(text),
                    statement,
                    Priority.SHOULD,
                    List.of(Criterion.scenario(
                            "the design of the system", "it is reviewed", "it shows this: " + wording.tail(text))),
                    new Origin("pattern", pattern.id()),
                    Wording.clean(pattern.reason()),
                    true,
                    List.of()));
        }
        return all;
    }

    Requirement of(SpecInputs.Integration integration) {
        String purpose = Wording.clean(integration.purpose());
        String action = purpose.isEmpty() ? null : wording.action(purpose);
        String statement = "The system shall work with " + Wording.clean(integration.name())
                + (purpose.isEmpty()
                        ? "."
                        : action != null ? " to " + action + "." : " for this purpose: " + wording.tail(purpose) + ".");
        return new Requirement(
                "integration:" + FieldRequirements.normal(integration.name()),
                "FR",
                "integrations",
                Wording.clean(integration.name()),
                statement,
                Priority.SHOULD,
                List.of(Criterion.scenario(
                        Wording.clean(integration.name()) + " as the client runs it",
                        "the system is connected to it",
                        "both sides show the same data")),
                new Origin("integration", integration.name()),
                "",
                false,
                integration.source() == null ? List.of() : List.of(integration.source()));
    }

    private @Nullable String decided(String question, boolean yes) {
        Matcher need = NEED.matcher(question);
        if (need.matches()) {
            String what = need.group(1);
            return Wording.personal(what) || what.startsWith("to ")
                    ? null
                    : yes
                            ? "The system shall provide " + article(what) + "."
                            : "The system is not required to provide " + article(what) + ".";
        }
        Matcher m = YES_NO.matcher(question);
        if (!m.matches() || Wording.personal(m.group(2)) || question.contains(" or ")) {
            return null;
        }
        List<String> parts = Wording.subjectAndVerb(m.group(2));
        if (parts == null) {
            return null;
        }
        String subject = wording.lower(parts.getFirst());
        String verb = parts.getLast().replaceFirst("^be able to ", "");
        boolean itself = subject.matches("(?i)(it|the (system|app|application|tool|software|platform))");
        boolean passive = verb.startsWith("be ");
        if (itself) {
            return yes ? wording.statement("", verb) : "The system shall not " + verb + ".";
        }
        if (passive) {
            return "The system shall " + (yes ? "ensure that " + subject + " can " : "not let ")
                    + (yes ? verb : subject + " " + verb) + ".";
        }
        return "The system shall "
                + (yes ? "allow " : m.group(1).matches("(?i)can|may") ? "not allow " : "not require ") + subject
                + " to " + verb + ".";
    }

    /** Answers keep their capitals: they are often names. */
    private static String asSaid(String text) {
        return Wording.personal(text) ? "“" + text + "”" : text;
    }

    private static String article(String phrase) {
        return phrase.replaceFirst("^(to be able to|to) ", "");
    }

    private static String firstSentence(String text) {
        Matcher m = FIRST_SENTENCE.matcher(text.strip());
        return m.matches() ? m.group(1) : text;
    }
}

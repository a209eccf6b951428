package app.praetor.knowledge;

import app.praetor.knowledge.ProjectFacts.Fact;
import app.praetor.knowledge.ProjectFacts.SeedFact;
import java.util.List;
import java.util.Map;

/** Two invented projects. */
public final class SampleProjects {
    private SampleProjects() {}

    /** A lift maintenance firm that wants to get rid of its job sheets. */
    public static ProjectFacts liftMaintenance() {
        return new ProjectFacts(
                "internal-tools",
                Map.of(
                        "purpose_and_problem.coreProblem",
                        List.of(fact("Job sheets get lost", "our paper job sheets get lost between van and office")),
                        "purpose_and_problem.currentSolution",
                        List.of(fact("Excel list", "the office types everything into an Excel list in the evening")),
                        "users_and_personas.painPoints",
                        List.of(fact("No signal in shafts", "down in the shaft there is no signal at all")),
                        "constraints.existingSystems",
                        List.of(fact("DATEV", "the accountant works with DATEV")),
                        "constraints.timeline",
                        List.of(fact("Before the spring inspections", "it has to run before the spring inspections")),
                        "success_criteria.dealbreakers",
                        List.of(fact("No chat", "we do not need a chat"))),
                List.of(
                        new SeedFact(
                                "capability",
                                "work orders on the phone",
                                "must",
                                "users_and_personas.jobsToBeDone",
                                "Technicians receive jobs",
                                "the technician gets his next job on the phone"),
                        new SeedFact(
                                "capability",
                                "cable wear  forecast",
                                "could",
                                "users_and_personas.jobsToBeDone",
                                "Predict when a cable must be replaced",
                                "one day it could tell us when a cable wears out")));
    }

    /** A physiotherapy practice with too many calls. */
    public static ProjectFacts physiotherapy() {
        return new ProjectFacts(
                "healthcare",
                Map.of(
                        "purpose_and_problem.coreProblem",
                        List.of(fact("Phone always busy", "patients cannot reach us to move an appointment")),
                        "users_and_personas.jobsToBeDone",
                        List.of(
                                fact("Book online", "people should book online at night"),
                                fact("SMS reminder", "an SMS would help against the no shows")),
                        "non_functional_screening.sensitiveData",
                        List.of(fact("Health data under GDPR", "diagnoses of course, so GDPR"))),
                List.of());
    }

    private static Fact fact(String value, String snippet) {
        return new Fact(value, snippet, 0.9);
    }
}

package app.praetor.spec;

import app.praetor.spec.SpecInputs.Answer;
import app.praetor.spec.SpecInputs.Entity;
import app.praetor.spec.SpecInputs.Feature;
import app.praetor.spec.SpecInputs.Field;
import app.praetor.spec.SpecInputs.Integration;
import app.praetor.spec.SpecInputs.OpenQuestion;
import app.praetor.spec.SpecInputs.Project;
import app.praetor.spec.SpecInputs.ValueType;
import java.util.List;

/** Invented projects of several trades. */
public final class SpecFixtures {
    private SpecFixtures() {}

    public static Field field(String path, String label, String... values) {
        return new Field(
                path,
                label,
                path.substring(0, path.indexOf('.')),
                List.of(values),
                0.9,
                ValueType.FACT,
                2,
                String.join(". ", values),
                "Client",
                null);
    }

    static SourceRef source(String path, String words) {
        return new SourceRef(SourceRef.Kind.FIELD, path, 1, words, "Client", 0.9);
    }

    /** A boat hire with bookings, deposits and weather. */
    public static SpecInputs boats() {
        return new SpecInputs(
                new Project("p1", "Harbour boat hire", "general", "Bookings for a small boat hire."),
                List.of(
                        field(
                                "purpose_and_problem.coreProblem",
                                "Core problem",
                                "Boats are booked twice on sunny days"),
                        field("users_and_personas.primaryUser", "Primary user", "Harbour crew"),
                        field("users_and_personas.secondaryUsers", "Secondary users", "Owners (monthly income)"),
                        field(
                                "users_and_personas.jobsToBeDone",
                                "Jobs",
                                "Book a boat for a guest",
                                "Warn guests when the wind is above force six",
                                "Deposit refunds",
                                "I never know who took which boat"),
                        field(
                                "users_and_personas.painPoints",
                                "Pain points",
                                "Double bookings",
                                "We lose the paper slips"),
                        field(
                                "success_criteria.dealbreakers",
                                "Dealbreakers",
                                "Guests must create an account",
                                "Commission on every booking",
                                "No cloud"),
                        field(
                                "success_criteria.measuresOfSuccess",
                                "Measures",
                                "Fewer than 2 double bookings a season"),
                        field("constraints.timeline", "Timeline", "Live by Easter"),
                        field(
                                "constraints.technicalConstraints",
                                "Technical",
                                "Works without internet",
                                "Old tablets only"),
                        field("constraints.existingSystems", "Existing systems", "Xero", "Google Calendar"),
                        field(
                                "non_functional_screening.sensitiveData",
                                "Sensitive data",
                                "yes, phone numbers of guests"),
                        field("non_functional_screening.expectedScale", "Scale", "80 rentals a day")),
                List.of(
                        new Feature(
                                "f1",
                                "Deposit handling",
                                "Sends a refund when the boat is returned.",
                                "payments",
                                "medium",
                                "",
                                "Refunds were named",
                                List.of(source("users_and_personas.jobsToBeDone", "Deposit refunds"))),
                        new Feature("f2", "Fleet calendar", "", "planning", "low", "Show two weeks", "", List.of())),
                List.of(
                        new Answer(
                                "q1", "Can guests cancel online?", "f1", "Yes, until the evening before", "user", ""),
                        new Answer("q2", "Which cards are taken?", "f1", "Visa and Mastercard", "user", ""),
                        new Answer("q3", "Do you need invoices?", null, "No", "user", ""),
                        new Answer("q4", "Who refuels?", null, "I don't know", "user", "")),
                List.of(
                        new Entity(
                                "Boat",
                                List.of("name", "seats", "daily price"),
                                List.of("create", "list", "retire"),
                                null),
                        new Entity(
                                "Booking", List.of("start date", "guest", "paid"), List.of("create", "cancel"), null)),
                List.of(new OpenQuestion("constraints.budget", "What may it cost?", "The client did not want to say.")),
                List.of(new Integration("Xero", "send invoices", null)),
                List.of(new SpecInputs.Pattern(
                        "owasp-a01", "OWASP A01", "Accounts of staff", List.of("Check permissions on every request"))));
    }

    /** A choir with almost nothing known. */
    public static SpecInputs choir() {
        return new SpecInputs(
                new Project("p2", "Choir rehearsals", "general", ""),
                List.of(
                        new Field(
                                "users_and_personas.jobsToBeDone",
                                "Jobs",
                                "users_and_personas",
                                List.of("See who is coming to the rehearsal"),
                                0.4,
                                ValueType.INFERENCE,
                                1,
                                "",
                                null,
                                null),
                        field("non_functional_screening.sensitiveData", "Sensitive data", "No, only first names")),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}

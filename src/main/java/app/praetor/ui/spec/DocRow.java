package app.praetor.ui.spec;

import app.praetor.spec.SpecView;
import java.util.ArrayList;
import java.util.List;

/** A row of the document: its title, a heading, or a line. */
sealed interface DocRow {
    /** The title with version and time. */
    record Title(SpecView spec) implements DocRow {}

    /** A section's name. */
    record Heading(String text, int lines) implements DocRow {}

    /** A line. */
    record Line(SpecView.Line line) implements DocRow {}

    /** The whole document; open questions, if there are any, come last under the given heading. */
    static List<DocRow> of(SpecView spec, String openQuestions) {
        List<DocRow> rows = new ArrayList<>();
        rows.add(new Title(spec));
        for (SpecView.Section section : spec.sections()) {
            rows.add(new Heading(section.title(), section.lines().size()));
            section.lines().forEach(l -> rows.add(new Line(l)));
        }
        if (!spec.openQuestions().isEmpty()) {
            rows.add(new Heading(openQuestions, spec.openQuestions().size()));
            spec.openQuestions().forEach(l -> rows.add(new Line(l)));
        }
        return rows;
    }
}

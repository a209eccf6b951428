package app.praetor.store.check;

import java.util.ArrayList;
import java.util.List;

/**
 * What a check read and found.
 *
 * @param tables read whole
 * @param rows read whole
 * @param checks single questions asked
 * @param findings empty when all is well
 */
public record CheckReport(int tables, long rows, int checks, List<Finding> findings) {
    public CheckReport {
        findings = List.copyOf(findings);
    }

    public boolean sound() {
        return findings.isEmpty();
    }

    /** This report with findings of a further check. */
    public CheckReport with(List<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        return new CheckReport(tables, rows, checks + 1, all);
    }
}

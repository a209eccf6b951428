package app.praetor.store.guard.rewrite;

import app.praetor.store.guard.RefusedSqlException;
import java.util.List;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.merge.MergeDelete;
import net.sf.jsqlparser.statement.merge.MergeInsert;
import net.sf.jsqlparser.statement.merge.MergeOperation;
import net.sf.jsqlparser.statement.merge.MergeUpdate;

/** MERGE: another tenant's row never matches, and what is inserted is the tenant's own. */
final class Merges {
    private final Rewriter rewriter;
    private final Selects selects;

    Merges(Rewriter rewriter, Selects selects) {
        this.rewriter = rewriter;
        this.selects = selects;
    }

    void merge(Merge merge) {
        if (Writes.any(merge.getWithItemsList())
                || merge.getFromItem() == null
                || merge.getOnCondition() == null
                || !Writes.any(merge.getOperations())) {
            throw new RefusedSqlException("MERGE", "only USING, ON and WHEN");
        }
        selects.inside(merge, Scope.EMPTY);
        rewriter.approve(merge.getTable(), false);
        merge.setFromItem(selects.beside(merge.getTable(), merge.getFromItem(), List.of()));
        merge.setOnCondition(Rewriter.guarded(List.of(rewriter.predicate(merge.getTable())), merge.getOnCondition()));
        for (MergeOperation operation : merge.getOperations()) {
            switch (operation) {
                case MergeInsert insert -> insert(insert);
                case MergeUpdate update -> {
                    if (update.getWhereCondition() != null || update.getDeleteWhereCondition() != null) {
                        throw new RefusedSqlException("MERGE", "WHERE in a branch");
                    }
                }
                case MergeDelete _ -> {}
                default -> throw new RefusedSqlException("MERGE", "branch is not on the list");
            }
        }
    }

    private void insert(MergeInsert insert) {
        if (insert.getColumns() == null
                || insert.getValues() == null
                || insert.getWhereCondition() != null
                || insert.getColumns().size() != insert.getValues().size()) {
            throw new RefusedSqlException("MERGE", "insert needs as many columns as values");
        }
        if (rewriter.keeps(GuardRule.TENANT_ON_INSERT)) {
            insert.getColumns().add(Rewriter.tenantColumn());
            insert.getValues().add(rewriter.tenant());
        }
    }
}

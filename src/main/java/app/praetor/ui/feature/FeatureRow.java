package app.praetor.ui.feature;

import app.praetor.feature.FeatureView;

/** One entry of the list, from top to bottom. */
sealed interface FeatureRow {
    /** What tells two rows apart while the list is patched. */
    Object key();

    /** The head of a group with the number of its rows. */
    record Head(boolean selected, int count) implements FeatureRow {
        @Override
        public Object key() {
            return selected;
        }
    }

    /** @param last whether it is the last of the selected ones */
    record Candidate(FeatureView feature, boolean last) implements FeatureRow {
        @Override
        public Object key() {
            return feature.id();
        }
    }
}

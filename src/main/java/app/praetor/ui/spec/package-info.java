/** The specification as a document, its sources, versions and differences. */
@NullMarked
package app.praetor.ui.spec;

import org.jspecify.annotations.NullMarked;

/** Reads the knowledge with a reviewer's eyes: references, duplicates, reach, tone, amounts. */
@NullMarked
package app.praetor.knowledge.lint;

import org.jspecify.annotations.NullMarked;

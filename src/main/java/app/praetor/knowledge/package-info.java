/** What the program knows before it meets a client: features, questions, domains and patterns, read from data files. */
@NullMarked
package app.praetor.knowledge;

import org.jspecify.annotations.NullMarked;

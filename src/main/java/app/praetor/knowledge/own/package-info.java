/** What an organization changes about the knowledge: what it switched off, and questions of its own. */
@NullMarked
package app.praetor.knowledge.own;

import org.jspecify.annotations.NullMarked;

/** The discovery conversation of a project as it is stored, and the service that carries a turn into the tables. */
@NullMarked
package app.praetor.discovery.session;

import org.jspecify.annotations.NullMarked;

/// What tests of every room use to have a real PostgreSQL.
///
/// Start at [atalaya.server.store.StoreTest] for a database, at
/// [atalaya.server.store.ApplicationTest] for the whole application on one.
@NullMarked
package atalaya.server.store;

import org.jspecify.annotations.NullMarked;

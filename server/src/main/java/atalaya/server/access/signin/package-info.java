/// Signing in by HTTP: passwords, one-time links, cookies, what each request must prove, and the
/// headers of each answer.
///
/// Start at [atalaya.server.access.signin.Guard], which says in what order a request is checked.
@NullMarked
package atalaya.server.access.signin;

import org.jspecify.annotations.NullMarked;

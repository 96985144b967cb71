/// The shared kernel: what every context stands on, and nothing that belongs to one of them.
///
/// It owns the database schema `platform` (outbox, inbox, idempotency keys). It knows no context.
@NullMarked
package io.paopao.platform;

import org.jspecify.annotations.NullMarked;

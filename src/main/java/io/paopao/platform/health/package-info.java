/// Health: what the orchestrator and the operator ask.
@NullMarked
package io.paopao.platform.health;

import org.jspecify.annotations.NullMarked;

/// The REST calls of notifications and their preferences.
@NullMarked
package io.paopao.notifications.rest;

import org.jspecify.annotations.NullMarked;

package io.paopao.platform;

import io.paopao.users.User;
import org.jspecify.annotations.Nullable;

/// Breaks a rule: the platform knows no context.
public class PlantedKernel {

  @Nullable User user;
}

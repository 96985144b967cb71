package io.paopao.architecture;

/// Breaks a rule: its name does not say what it is.
class PlantedHelper {}

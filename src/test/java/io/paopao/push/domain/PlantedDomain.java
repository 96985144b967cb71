package io.paopao.push.domain;

import jakarta.enterprise.context.ApplicationScoped;

/// Breaks a rule: a domain is plain Java.
@ApplicationScoped
public class PlantedDomain {}

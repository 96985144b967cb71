package io.paopao.orders.rest;

import io.paopao.orders.payments.PaymentProvider;
import io.paopao.orders.payments.ProviderChoice;
import io.paopao.orders.payments.Settlement;
import io.paopao.platform.Problem;
import io.paopao.platform.limits.ServletLimits;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/// Where the payment provider tells what has become of payments. Its signature is what lets it in,
/// as often as it must tell; calls of others count as writes of their address.
@Path("/payments/notices")
public class PaymentNoticesResource {

  private static final int UNAUTHORIZED = 401;

  @Inject private ProviderChoice providers;
  @Inject private Settlement settlement;
  @Inject private ServletLimits limits;
  @Context private HttpServletResponse servletResponse;

  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  public void hear(@Context HttpHeaders headers, String body) {
    settlement.notice(read(headers, body));
  }

  private PaymentProvider.Notice read(HttpHeaders headers, String body) {
    try {
      return providers.chosen().notice(headers::getHeaderString, body);
    } catch (Problem refused) {
      if (refused.status() == UNAUTHORIZED) {
        limits.write(servletResponse);
      }
      throw refused;
    }
  }
}

package io.paopao.platform.sql;

import io.paopao.platform.sockets.OpenSocketsMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.InstanceNotFoundException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/// Closes connections under those who wait for a server that answers nobody. Where the driver was
/// set up without [io.paopao.platform.sockets.OpenSockets] they wait for their time-outs.
final class DriverSockets {

  private static final Logger LOG = Logger.getLogger(DriverSockets.class.getName());
  private static final Pattern HOSTS = Pattern.compile("jdbc:mariadb:(?:\\w+:)?//([^/?]+).*");
  private static final int DEFAULT_PORT = 3306;

  private DriverSockets() {}

  /// @param url the JDBC address of the server
  static void closeAll(String url) {
    try {
      MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
      ObjectName name = new ObjectName(OpenSocketsMXBean.NAME);
      beans.getObjectInstance(name);
      OpenSocketsMXBean sockets = JMX.newMXBeanProxy(beans, name, OpenSocketsMXBean.class);
      addresses(url).forEach(at -> sockets.closeAll(at.getHost(), port(at)));
    } catch (
        @SuppressWarnings("unused")
        InstanceNotFoundException without) {
      LOG.log(Level.FINE, "the driver has sockets of its own");
    } catch (MalformedObjectNameException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<URI> addresses(String url) {
    Matcher matcher = HOSTS.matcher(url);
    if (!matcher.matches() || matcher.group(1).contains("(")) {
      return List.of();
    }
    return Arrays.stream(matcher.group(1).split(",", -1))
        .map(each -> URI.create("//" + each))
        .filter(address -> address.getHost() != null)
        .toList();
  }

  static int port(URI address) {
    return address.getPort() < 0 ? DEFAULT_PORT : address.getPort();
  }
}

package io.adclicks.bench.pipeline;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.adclicks.localstack.KafkaBroker;
import io.adclicks.localstack.ServiceFailedException;
import java.io.IOException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * How many bytes of the topic the broker has sent to its readers: tells from outside, for every
 * contestant alike, when it began to read and how far it has come.
 */
public final class BrokerOutput implements AutoCloseable {
  private static final String METER =
      "kafka.server:type=BrokerTopicMetrics,name=BytesOutPerSec,topic=" + ClickTopic.NAME;

  private final JMXConnector connector;
  private final MBeanServerConnection beans;
  private final ObjectName meter;

  private BrokerOutput(JMXConnector connector, ObjectName meter) throws IOException {
    this.connector = connector;
    this.meter = meter;
    beans = connector.getMBeanServerConnection();
  }

  /** Looks into a running broker. The address is that of a process we started ourselves. */
  @SuppressWarnings("BanJNDI")
  public static BrokerOutput of(KafkaBroker broker) {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(broker.pid()));
      String address = machine.startLocalManagementAgent();
      machine.detach();
      JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(address));
      return new BrokerOutput(connector, new ObjectName(METER));
    } catch (AttachNotSupportedException | IOException | JMException e) {
      throw new ServiceFailedException("the broker's figures cannot be read: " + e, e);
    }
  }

  /** Bytes sent since the broker started. */
  public long bytes() {
    try {
      return beans.isRegistered(meter) ? (Long) beans.getAttribute(meter, "Count") : 0;
    } catch (JMException | IOException e) {
      throw new ServiceFailedException("the broker's figures cannot be read: " + e, e);
    }
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}

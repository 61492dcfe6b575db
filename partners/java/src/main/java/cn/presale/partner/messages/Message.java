package cn.presale.partner.messages;

/** The data of a message; its fields are set one after the other. */
public interface Message extends Part {
    /** {@code bank.payment.booked} */
    String type();
}

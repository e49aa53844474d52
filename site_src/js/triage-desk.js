// Triage desk: takes the customer's last message from a chat tool that shows this page in a side panel.
//
// Chatwoot's dashboard apps post the conversation as JSON text to the page in the frame. Only a parent whose origin is
// in the platform profile is listened to; nothing but a request for the conversation is ever posted back.
// @ts-check

const INCOMING = 0;
const ASK = "chatwoot-dashboard-app:fetch-info";

/**
 * @param {readonly string[]} origins who may hand over a conversation
 * @param {(text: string) => void} receive called with the customer's last message
 */
export function receiveConversation(origins, receive) {
  if (window.parent === window || origins.length === 0) return;
  window.addEventListener("message", (event) => {
    if (event.source !== window.parent || !origins.includes(event.origin)) return;
    const text = lastMessage(event.data);
    if (text) receive(text);
  });
  for (const origin of origins) window.parent.postMessage(ASK, origin);
}

/**
 * @param {unknown} data what was posted
 * @returns {string} the newest text the customer wrote, or nothing
 */
export function lastMessage(data) {
  if (typeof data !== "string") return "";
  let posted;
  try {
    posted = JSON.parse(data);
  } catch {
    return "";
  }
  if (posted?.event !== "appContext") return "";
  const messages = posted.data?.conversation?.messages;
  if (!Array.isArray(messages)) return "";
  const incoming = messages.filter((each) => each?.message_type === INCOMING && typeof each.content === "string");
  return incoming.reduce((last, each) => ((each.created_at ?? 0) >= (last?.created_at ?? 0) ? each : last), null)?.content ?? "";
}

// The page of a submission that has no verdict yet: shows it when it comes.
import { follow } from "./judging.js";

const outcome = document.querySelector("#outcome");
const { id } = outcome.querySelector("[data-result]").dataset;
const addresses = { page: `/submissions/${id}`, events: `/api/v1/submissions/${id}/events` };
follow(addresses, outcome, new AbortController().signal);

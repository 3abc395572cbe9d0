mod approval_and_issue;
mod drafting;
mod intake;
mod monthly;
mod refusals;
mod seats;
mod shapes;
mod units;

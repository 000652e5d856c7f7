/**
 * First names that are common in England and Wales, in lower case, to take names out of what people wrote. None of them is also an everyday word: those
 * ("will", "grace") are known by their capital alone.
 */
export const firstNames: ReadonlySet<string> = new Set(
  `aaliyah aaron abbie abdi abdul abdullah abigail adam adele ahmed aidan aiden aisha alan alana albert alex alexander alexandra alfie ali alice
  alisha alison amanda amelia amina amir amira amy anastasia andre andrea andrew andy angela anita anna anne annie anthony antonio archie aria
  arjun arthur asif aston audrey ava ayaan ayesha barbara barry becky ben benjamin beth bethany bilal billy bradley brandon brenda brian bruno
  caitlin callum cameron carl carla carlos carol caroline catherine charlie charlotte chelsea chloe chris christina christine christopher
  claire clara colin connor craig dan daniel daniella danny darren dave david dawn dean debbie deborah declan demi denise dennis derek diane
  dominic donna dylan ebony eddie edward eleanor elena eli elijah elizabeth ella ellie elliot emily emma eric erin ethan eva evan evelyn ezra
  fatima fatma felix finley fiona florence frank freddie frederick gabriel gareth gary gavin gemma geoff george georgia gerald glen gordon
  graham greg gregory hamza hannah harriet harris harrison harry harvey hassan hayley heather helen henry hussain ian ibrahim imran irene isaac
  isabel isabella isabelle isla ismail jacob jade jaden jake james jamie jamal jane janet janice jason jasmine jayden jean jeff jenna jennifer jenny
  jermaine jerome jess jesse jessica jill joan joanna joanne joe joel john johnny jon jonathan jordan jose joseph josh joshua joyce juan judith
  julia julian julie kai karen karl kate katherine kathleen katie kayden kayleigh keira keith kelly kelvin ken kenneth kerry kevin khadija
  khalid kieran kim kirsty kofi kwame kyle lauren laura layla leah leanne lee leon leroy lewis liam lillian linda lisa logan lola louis louise
  luca lucas lucy luke lydia maddison malachi malik mandy marcus maria mariam marie marlon martin martyn mary maryam mason matilda matt matthew
  maureen megan mehmet melanie melissa mia michael michelle mike millie mohamed mohammad mohammed molly morgan muhammad mustafa nadia naomi natalie
  natasha nathan neil niamh nicholas nick nicola nicole nigel nikita noah noor oliver olivia ollie omar oscar owen pamela patricia patrick paul
  paula pauline pete peter phil philip phoebe rachel rahul ralph raymond rebecca reece reggie rhys richard ricky riley rita robert robin rohan
  ronald ronnie rory rosie ross roy russell ruth ryan sam samantha samir samuel sandra sara sarah scott sean sebastian shane shannon sharon
  shaun sheila shelly sienna simon simone sofia sophia sophie stacey stanley stella stephanie stephen steve steven stuart susan suzanne sylvia
  tamara tanya tariq taylor teresa terry theo theresa thomas tia tiffany tim timothy toby tom tommy toni tony tracey tracy travis trevor tyler tyrone
  valerie vanessa veronica vicky victoria vincent wayne wendy wesley william yasmin yusuf yvonne zach zachary zahra zain zainab zara zoe`
    .split(/\s+/)
    .filter((name) => name !== ''),
);
